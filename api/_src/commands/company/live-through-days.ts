import { scriptedPeople } from '../../../../tests/sandbox/people.ts'
import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import { schedule } from '../../flow/schedule.ts'
import { DAY, HOUR, MINUTE, SECOND, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'

const LAST_DAY = 8
const STEP = 20 * MINUTE

const NAMES: Record<string, string> = {
  confirmed: '确认',
  declined_unknown: '不认识',
  declined_unwilling: '不愿意',
  ignored: '没理会',
  stopped: '退订',
  replied: '短信回复',
  refused: '页面未接受',
  no_code: '没等到验证码',
}

/** Eight days of a company: people answer by seed, each noon the timed work is done. */
export async function liveThroughDays(world: CompanyWorld, seed: number): Promise<void> {
  const { sandbox, context, baseUrl, settle } = world
  const people = scriptedPeople({
    sandbox,
    baseUrl,
    seed,
    codeWithinMs: 4 * SECOND,
    concurrency: 30,
  })
  const start = sandbox.now()
  for (let day = 0; day <= LAST_DAY; day++) {
    const noon = shanghaiInstant(shanghaiDate(new Date(start + day * DAY)), 12)
    if (day > 0) {
      await sandbox.moveClock(noon.getTime())
      await schedule.nightly(context)
      await schedule.sweep(context)
      await settle()
    }
    await answerUntil(noon.getTime() + 8 * HOUR)
    tell(`第 ${day} 天结束`)
  }

  async function answerUntil(evening: number): Promise<void> {
    for (;;) {
      const next = people.nextAt()
      if (next === null || next > evening) return
      await sandbox.moveClock(Math.max(sandbox.now(), next + STEP))
      await people.answerMessages()
      await schedule.sweep(context)
      await settle()
      tell('')
    }
  }

  function tell(note: string): void {
    const clock = new Date(sandbox.now() + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ')
    const answers = Object.entries(people.outcomes()).map(
      ([outcome, count]) => `${NAMES[outcome] ?? outcome} ${count}`,
    )
    console.error([clock, note, `短信 ${sandbox.sms.log.size}`, ...answers].join('  '))
  }
}
