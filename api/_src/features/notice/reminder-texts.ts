import type { WecomContent } from '../../ports/wecom-messages.ts'

type Details = Readonly<Record<string, string | number | null>>

/**
 * The WeCom message of a reminder: it opens the employee's page with 没有变化 and 修改, for whoever has named nobody the
 * empty list. Title and description have 4–12 Han characters (providers D). Pure: the same input gives the same bytes.
 */
export function reminderContent({ memberId, nudge, named }: Details): WecomContent {
  const page = `pages/contacts/index?reminder=${memberId}`
  const isNudge = Number(nudge) > 0
  if (Number(named) === 0)
    return {
      title: isNudge ? '还没有紧急联络人' : '请填写紧急联络人',
      description: '填三项，一分钟',
      items: [
        { key: '情况', value: '您还没有填写紧急联络人' },
        { key: '请填写', value: '姓名、关系、手机号，只在紧急时使用' },
      ],
      page,
    }
  return {
    title: isNudge ? '还没核对紧急联络人' : '请核对紧急联络人',
    description: '没有变化点一下就好',
    items: [
      { key: '请核对', value: '紧急联络人和号码都没变吗' },
      { key: '接下来', value: '没变点“没有变化”，变了点“修改”' },
    ],
    page,
  }
}

/** To somebody who joins and has to name contacts (design §9). */
export function joinerContent(): WecomContent {
  return {
    title: '请填写紧急联络人',
    description: '入职手续还差这一项',
    items: [
      { key: '情况', value: '还没有一位确认过的紧急联络人' },
      { key: '接下来', value: '填姓名、关系、手机号，家人确认后完成' },
    ],
    page: 'pages/contacts/index',
  }
}

/** To a manager, once a week: a number and where the names stand, for whoever may read the message. */
export function teamUnansweredContent(count: number): WecomContent {
  return {
    title: '有同事还没答复',
    description: '提醒和两次催促都没有回音',
    items: [
      { key: '人数', value: `${count} 位同事还没核对紧急联络人` },
      { key: '您可以', value: '打开名单，当面提醒一句' },
    ],
    page: 'desk/unanswered/index',
  }
}
