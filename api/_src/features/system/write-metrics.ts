import type { Operations } from '../../../../shared/operations.ts'
import { type Family, writeOpenMetrics } from '../../kernel/open-metrics.ts'

export type Metrics = { operations: Operations; givenUp: number; undelivered: number }

/**
 * How the machine runs as OpenMetrics text 1.0 (gauges only: they are read from the database that all instances share,
 * so whichever instance answers says the same); no contact's data. Pure.
 */
export function writeMetrics(metrics: Metrics): string {
  return writeOpenMetrics(families(metrics))
}

function families({ operations, givenUp, undelivered }: Metrics): Family[] {
  const { providers, callbacks, lanes, timed, sms, toldToday, canary } = operations
  const unix = (at: string) => Date.parse(at) / 1000
  return [
    {
      name: 'jinlian_provider_up',
      help: '0 while half of its calls fail or calls are held back.',
      samples: providers.map(({ provider, state }) => ({
        labels: { provider },
        value: state === 'failing' ? 0 : 1,
      })),
    },
    {
      name: 'jinlian_provider_calls_last_day',
      help: 'Calls of the last 24 hours by outcome.',
      samples: providers.flatMap(({ provider, calls, answered }) => {
        const good = Math.round(calls * (answered ?? 0))
        return [
          { labels: { provider, outcome: 'answered' }, value: good },
          { labels: { provider, outcome: 'failed' }, value: calls - good },
        ]
      }),
    },
    {
      name: 'jinlian_provider_call_seconds',
      help: 'Mean time of a call over the last day and over the last ten minutes.',
      unit: 'seconds',
      samples: providers.flatMap(({ provider, usualMs, nowMs }) => [
        ...(usualMs === null ? [] : [{ labels: { provider, over: 'day' }, value: usualMs / 1000 }]),
        ...(nowMs === null ? [] : [{ labels: { provider, over: 'now' }, value: nowMs / 1000 }]),
      ]),
    },
    {
      name: 'jinlian_callback_last_seconds',
      help: 'When a callback of this kind last came (Unix time).',
      unit: 'seconds',
      samples: callbacks.flatMap(({ kind, lastAt }) =>
        lastAt ? [{ labels: { kind }, value: unix(lastAt) }] : [],
      ),
    },
    {
      name: 'jinlian_timed_work_last_seconds',
      help: 'When timed work last ended well (Unix time).',
      unit: 'seconds',
      samples: timed.flatMap(({ name, lastAt }) =>
        lastAt ? [{ labels: { name }, value: unix(lastAt) }] : [],
      ),
    },
    {
      name: 'jinlian_jobs_waiting',
      help: 'Jobs that are due, by lane.',
      samples: lanes.map(({ lane, waiting }) => ({ labels: { lane }, value: waiting })),
    },
    {
      name: 'jinlian_jobs_oldest_seconds',
      help: 'How long the oldest job of a lane has been due.',
      unit: 'seconds',
      samples: lanes.map(({ lane, oldestSeconds }) => ({ labels: { lane }, value: oldestSeconds })),
    },
    {
      name: 'jinlian_jobs_given_up',
      help: 'Jobs that wait for a person.',
      samples: [{ value: givenUp }],
    },
    {
      name: 'jinlian_alerts_undelivered',
      help: 'Open alerts that have reached nobody although they should have.',
      samples: [{ value: undelivered }],
    },
    {
      name: 'jinlian_alerts_told_today',
      help: 'Cards and digests that left today (Asia/Shanghai), by channel.',
      samples: Object.entries(toldToday).map(([channel, value]) => ({
        labels: { channel },
        value,
      })),
    },
    ...canaryFamilies(canary),
    {
      name: 'jinlian_sms_sent_today',
      help: 'SMS that left today (Asia/Shanghai).',
      samples: [{ value: sms.sentToday }],
    },
    {
      name: 'jinlian_sms_waiting_today',
      help: 'SMS that wait to leave before midnight (Asia/Shanghai).',
      samples: [{ value: sms.waitingToday }],
    },
    {
      name: 'jinlian_sms_left',
      help: 'SMS that packages and money still pay for; absent where nobody can tell.',
      samples: sms.account?.left == null ? [] : [{ value: sms.account.left }],
    },
    {
      name: 'jinlian_sms_lasts_days',
      help: 'Whole days that they last at the rate of the last week.',
      samples: sms.account?.daysLeft == null ? [] : [{ value: sms.account.daysLeft }],
    },
    {
      name: 'jinlian_sms_daily_budget',
      help: 'SMS a day at most; codes are not held back by it.',
      samples: [{ value: sms.dailyBudget }],
    },
  ]
}

/** Without a number there is no `jinlian_canary_ok`: what nobody tries is neither well nor ill. */
function canaryFamilies(canary: Operations['canary']): Family[] {
  const last = canary?.days.find(({ state }) => state === 'delivered')
  return [
    {
      name: 'jinlian_canary_configured',
      help: '1 where a number of the company gets one SMS a day.',
      samples: [{ value: canary ? 1 : 0 }],
    },
    {
      name: 'jinlian_canary_ok',
      help: '0 while the last of these SMS did not arrive in time, or one was left out.',
      samples: canary ? [{ value: canary.state === 'bad' ? 0 : 1 }] : [],
    },
    {
      name: 'jinlian_canary_delivery_seconds',
      help: 'How long the last of them that arrived took.',
      unit: 'seconds',
      samples: last?.seconds == null ? [] : [{ value: last.seconds }],
    },
  ]
}
