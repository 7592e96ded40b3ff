import type { WecomContent } from '../../ports/wecom-messages.ts'

const MAX_VALUE = 30
type Details = Readonly<Record<string, string | number | null>>

/** To a privacy officer: who opened whose card, and why. Employees' names only, never a contact's. */
export function openedContent(details: Details): WecomContent {
  const across = details.brokeGlass === 'yes' ? '（跨部门）' : ''
  return {
    title: '紧急联系卡已打开',
    description: '请核对是否必要',
    items: [
      { key: '员工', value: String(details.employee).slice(0, MAX_VALUE) },
      { key: '打开的人', value: `${details.opener}${across}`.slice(0, MAX_VALUE) },
      { key: '原因', value: String(details.reason) },
    ],
    page: 'desk/more/index',
  }
}

/** To the employee after a drill: it was one, nothing happened; nothing of whom was called. */
export function drilledContent(details: Details, how: 'called' | 'written'): WecomContent {
  return {
    title: '紧急联络演练',
    description: '这是演练没有出事',
    items: [
      {
        key: '情况',
        value: `公司给您的联络人${how === 'called' ? '打了演练电话' : '发了演练短信'}`,
      },
      { key: '时间', value: String(details.calledAt ?? details.writtenAt) },
      { key: '接下来', value: '您不用做什么；可以和家人说一声' },
    ],
    page: 'pages/contacts/index',
  }
}

/** To the employee: that it was used and why, nothing of whom it showed. */
export function usedContent(details: Details): WecomContent {
  return {
    title: '紧急联系卡已使用',
    description: '公司查看了您的联络人',
    items: [
      { key: '原因', value: String(details.reason) },
      { key: '时间', value: String(details.openedAt) },
      { key: '接下来', value: '您不用做什么；有疑问请问人事同事' },
    ],
    page: 'pages/contacts/index',
  }
}
