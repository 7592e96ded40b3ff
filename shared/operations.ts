import * as z from 'zod/mini'

/** How an outside system answers at present, from what all instances called (design §12). */
export const providerStates = ['ok', 'slow', 'failing', 'idle'] as const

export const providerSchema = z.object({
  provider: z.string(),
  /** `failing`: half of the calls of ten minutes fail, or calls are held back; `slow`: three times as slow as usual. */
  state: z.enum(providerStates),
  /** Calls of the last 24 hours. */
  calls: z.number(),
  /** Share of them that were answered, 0 to 1; null where there were none. */
  answered: z.nullable(z.number()),
  /** Milliseconds a call takes: over 24 hours, and over the last ten minutes; null where there were none. */
  usualMs: z.nullable(z.number()),
  nowMs: z.nullable(z.number()),
  /** The vendor's code of the last failure within 24 hours. */
  lastFailure: z.nullable(z.string()),
})
export type ProviderView = z.infer<typeof providerSchema>

export const callbackKinds = ['receipt', 'uplink', 'card_press'] as const
export const callbackSchema = z.object({
  kind: z.enum(callbackKinds),
  lastAt: z.nullable(z.string()),
  /** SMS have been waiting for a receipt, and none of any came for an hour. */
  silent: z.boolean(),
})

export const laneSchema = z.object({
  lane: z.string(),
  /** Jobs that are due. */
  waiting: z.number(),
  /** Seconds since the oldest of them became due. */
  oldestSeconds: z.number(),
})

/** What became of the SMS to the company's own number on one day (Asia/Shanghai). */
export const canaryDaySchema = z.object({
  day: z.string(),
  /** `late`: no receipt in time; it may still come. */
  state: z.enum(['waiting', 'delivered', 'late', 'failed']),
  /** From handing it over until the handset had it. */
  seconds: z.nullable(z.number()),
  /** The vendor's code of a failure. */
  code: z.nullable(z.string()),
})

export const canarySchema = z.object({
  /** `bad`: the last one did not arrive in time, or one was left out. `none`: the first one is still to come. */
  state: z.enum(['ok', 'bad', 'none']),
  /** O'clock in Shanghai, and the minutes that its receipt may take. */
  hour: z.number(),
  minutes: z.number(),
  /** Of the last seven days, the latest first. */
  days: z.array(canaryDaySchema),
})
export type Canary = z.infer<typeof canarySchema>

/** What today takes of the daily budget, and what SMS are paid from. */
export const smsStockSchema = z.object({
  sentToday: z.number(),
  /** What waits to leave before midnight (Asia/Shanghai), if limits and hours let it. */
  waitingToday: z.number(),
  dailyBudget: z.number(),
  /** Over the last seven whole days. */
  meanADay: z.number(),
  /** As the vendor last said; null: it is not asked (ALIYUN_BILLING). */
  account: z.nullable(
    z.object({
      /** When it last answered; null: it never has. */
      readAt: z.nullable(z.string()),
      /** SMS in bought packages; null: no package. */
      packageSms: z.nullable(z.number()),
      /** Null: in another currency, or not known yet. */
      availableYuan: z.nullable(z.number()),
      /** SMS that both pay for, at the price of the settings. */
      left: z.nullable(z.number()),
      /** Whole days at `meanADay`; null where that cannot be said. */
      daysLeft: z.nullable(z.number()),
      /** Fewer days than the settings want. */
      low: z.boolean(),
      /** The vendor's code where the last question failed. */
      trouble: z.nullable(z.string()),
    }),
  ),
})

/** `GET /api/desk/operations`: how the machine runs; no contact's data. */
export const operationsSchema = z.object({
  providers: z.array(providerSchema),
  callbacks: z.array(callbackSchema),
  lanes: z.array(laneSchema),
  /** When timed work last ended well; null: never. `late` where that is too long ago. */
  timed: z.array(
    z.object({
      name: z.enum(['sweep', 'nightly']),
      lastAt: z.nullable(z.string()),
      late: z.boolean(),
    }),
  ),
  /** Null: no number is configured, so nothing shows that SMS arrive. */
  canary: z.nullable(canarySchema),
  sms: smsStockSchema,
  /** How today's alerts (Asia/Shanghai) reached somebody. */
  toldToday: z.object({ wecom: z.number(), email: z.number(), sms: z.number() }),
})
export type Operations = z.infer<typeof operationsSchema>

export const deadLetterSchema = z.object({
  id: z.number(),
  /** What was to be done, in words. */
  title: z.string(),
  event: z.string(),
  /** The ids it is about, as the log has them. */
  about: z.array(z.string()),
  attempts: z.number(),
  /** Kind and code of the last failure, without its text. */
  error: z.nullable(z.string()),
  givenUpAt: z.string(),
})
/** `GET /api/desk/dead-letters?cursor=`, the latest first; `POST …/:id/replay` tries one again, `POST …/replay` all. */
export const deadLettersSchema = z.object({
  count: z.number(),
  letters: z.array(deadLetterSchema),
  nextCursor: z.nullable(z.string()),
})
export type DeadLetters = z.infer<typeof deadLettersSchema>
export const replayedSchema = z.object({ replayed: z.number() })
