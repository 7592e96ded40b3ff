import * as z from 'zod/mini'

/** Why HR is asked to look (design §8), the gravest first; `alertReasonSentences` says each. */
export const alertReasons = [
  'uncovered',
  'dead',
  'reassigned',
  'wrong_person',
  'declined',
  'withdrew',
  'never_confirmed',
  'low_score',
  'vacant_insisted',
  'other_number',
  'own_number',
  'shared_contact',
  'leaver_contact',
  'relation_changed',
  'frequent_changes',
  'differs_from_own',
] as const
export const alertReasonSchema = z.enum(alertReasons)
export type AlertReason = z.infer<typeof alertReasonSchema>

/** Short, for lists and cards; the record tells more. */
export const alertReasonSentences: Record<AlertReason, string> = {
  uncovered: '没有一位联络人能用',
  dead: '号码是空号',
  reassigned: '号码可能已换了主人',
  wrong_person: '对方说不认识这位员工',
  declined: '对方不愿意做联络人',
  withdrew: '对方不再做联络人',
  never_confirmed: '短信 7 天没有答复',
  low_score: '评分太低',
  vacant_insisted: '查询是空号，员工说能打通',
  other_number: '不是手机号，要打电话核实',
  own_number: '和本人手机号相同',
  shared_contact: '同一号码有 3 人以上在用',
  leaver_contact: '该联络人已被离职员工使用',
  relation_changed: '关系有变更，请确认原因',
  frequent_changes: '变更频繁，请核实是否存在异常',
  differs_from_own: '与员工常用手机号不同，请核实',
}

export const alertStates = ['open', 'in_follow_up', 'resolved', 'dismissed'] as const
export const alertStateSchema = z.enum(alertStates)
export type AlertState = z.infer<typeof alertStateSchema>

export const followUpChannels = ['phone', 'wechat', 'in_person'] as const
export const followUpOutcomes = [
  'reached',
  'wrong_person',
  'number_dead',
  'no_answer',
  'will_correct',
  /** Looked at and in order: a finding, a shared number. */
  'in_order',
] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]
export const followUpChannelWords = { phone: '电话', wechat: '微信', in_person: '当面' } as const
export const followUpOutcomeWords: Record<FollowUpOutcome, string> = {
  reached: '联系到本人',
  wrong_person: '接的人不对',
  number_dead: '号码打不通',
  no_answer: '没人接',
  will_correct: '员工会更正',
  in_order: '核实无误',
}

/** `POST /api/desk/alerts/:id/follow-ups`, with an Idempotency-Key. */
export const newFollowUpSchema = z.object({
  channel: z.enum(followUpChannels, { error: '请选怎么联系的' }),
  outcome: z.enum(followUpOutcomes, { error: '请选结果' }),
  note: z.optional(
    z.string().check(z.trim(), z.maxLength(500, { error: '备注请写 500 个字以内' })),
  ),
})
export type NewFollowUp = z.infer<typeof newFollowUpSchema>

export const followUpSchema = z.object({
  id: z.string(),
  channel: z.enum(followUpChannels),
  outcome: z.enum(followUpOutcomes),
  note: z.optional(z.string()),
  by: z.string(),
  at: z.string(),
  /** Until when it can be taken back, while it can. */
  undoUntil: z.optional(z.string()),
  undoneAt: z.optional(z.string()),
})
export type FollowUp = z.infer<typeof followUpSchema>

/** One alert as HR reads it. Names and numbers of contacts are masked; times are ISO 8601. */
export const alertSchema = z.object({
  id: z.string(),
  state: alertStateSchema,
  severity: z.number(),
  reasons: z.array(alertReasonSchema),
  /** The sentence of design §8, built from the reasons. */
  text: z.string(),
  score: z.optional(z.number()),
  employee: z.object({
    id: z.string(),
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
    site: z.string(),
  }),
  contact: z.optional(
    z.object({
      id: z.string(),
      maskedName: z.string(),
      relation: z.string(),
      maskedPhone: z.string(),
    }),
  ),
  owner: z.optional(z.string()),
  openedAt: z.string(),
  dueAt: z.string(),
  overdue: z.boolean(),
  escalated: z.boolean(),
  /** Nobody could be told of it yet. */
  undelivered: z.boolean(),
  closedAt: z.optional(z.string()),
  closedWhy: z.optional(z.string()),
})
export type Alert = z.infer<typeof alertSchema>

/** `GET /api/desk/alerts?state=&contactId=&cursor=`. */
export const alertPageSchema = z.object({
  alerts: z.array(alertSchema),
  nextCursor: z.nullable(z.string()),
})

/** What happened to an alert, newest first; and the follow-ups (`GET /api/desk/alerts/:id`). */
export const alertDetailSchema = z.object({
  alert: alertSchema,
  followUps: z.array(followUpSchema),
  history: z.array(
    z.object({ at: z.string(), event: z.string(), text: z.string(), by: z.optional(z.string()) }),
  ),
})
export type AlertDetail = z.infer<typeof alertDetailSchema>

export const worklistSorts = ['severity', 'due', 'score'] as const

/** One employee of the worklist, uncovered first (design §3). */
export const worklistItemSchema = z.object({
  employee: z.object({
    id: z.string(),
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
    site: z.string(),
  }),
  /** 还没入职: joining, and not in WeCom yet. */
  awaited: z.optional(z.boolean()),
  coverage: z.object({ counts: z.number(), must: z.number(), wanted: z.number() }),
  severity: z.number(),
  dueAt: z.string(),
  overdue: z.boolean(),
  state: z.enum(['open', 'in_follow_up']),
  owner: z.optional(z.string()),
  alerts: z.array(alertSchema),
})
export type WorklistItem = z.infer<typeof worklistItemSchema>

/**
 * `GET /api/desk/worklist?q=&departmentId=&reason=&state=&belowScore=&mine=1&sort=&cursor=`. `counts` stand on
 * the first page only.
 */
export const worklistSchema = z.object({
  items: z.array(worklistItemSchema),
  counts: z.optional(z.object({ open: z.number(), overdue: z.number(), dueToday: z.number() })),
  departments: z.optional(
    z.array(z.object({ id: z.string(), name: z.string(), site: z.string() })),
  ),
  nextCursor: z.nullable(z.string()),
})
export type Worklist = z.infer<typeof worklistSchema>
