import type { WecomContent } from '../../ports/wecom-messages.ts'

const list = 'pages/contacts/index'
const exportsPage = 'desk/exports/index'
const MAX_VALUE = 30

/** To an employee whose family is asked from that day on (`yyyy-mm-dd`; design §9). */
export function importStartedContent(on: string): WecomContent {
  const [, month, day] = on.split('-').map(Number)
  return {
    title: '请先告诉家人',
    description: '公司将请家人确认',
    items: [
      { key: '情况', value: `${month} 月 ${day} 日起，公司会发短信请他们确认` },
      { key: '请核对', value: '人或号码变了，请在那之前改好' },
    ],
    page: list,
  }
}

/** To a privacy officer: names and numbers shall leave in full. */
export function exportRequestedContent(requester: string, rows: number): WecomContent {
  return {
    title: '完整导出等您决定',
    description: '请到工作台查看',
    items: [
      { key: '申请人', value: requester.slice(0, MAX_VALUE) },
      { key: '内容', value: `${rows} 行，含完整姓名和号码` },
    ],
    page: exportsPage,
  }
}

/** To whoever asked for a full export: how it was decided, and until when the file is there. */
export function exportDecidedContent(approved: boolean, rows: number): WecomContent {
  return {
    title: approved ? '完整导出已同意' : '完整导出没有同意',
    description: approved ? '请到工作台下载' : '请和隐私专员联系',
    items: [
      { key: '内容', value: `${rows} 行，含完整姓名和号码` },
      ...(approved ? [{ key: '请注意', value: '24 小时内下载，用完请删除' }] : []),
    ],
    page: exportsPage,
  }
}
