import { sql } from 'drizzle-orm'
import { DAY } from '../../../api/_src/kernel/clock.ts'
import * as alerts from '../alerts.ts'
import { decisionsAreFollowed, nothingProvenRetiredUnasked } from '../approvals.ts'
import * as before from '../invariants.ts'
import { judgedAnew } from '../judgements.ts'
import type { Outside } from './acts/fail-outside.ts'
import { type Facts, readFacts } from './facts.ts'
import type { Year } from './open-year.ts'
import { isMute } from './phone-book.ts'
import { askedOnTime } from './rules/asked-on-time.ts'
import { directoryAgrees, nobodyTwice } from './rules/directory-agrees.ts'
import { editsNeverLower } from './rules/edits-never-lower.ts'
import { hours } from './rules/hours.ts'
import { leaversAreOut } from './rules/leavers-are-out.ts'
import { limits } from './rules/limits.ts'
import { messagesInHours } from './rules/messages-in-hours.ts'
import { noDeadNumber } from './rules/no-dead-number.ts'
import { noMeansNo } from './rules/no-means-no.ts'
import { nobodyWhoLeft } from './rules/nobody-who-left.ts'
import { nothingLiesAbout } from './rules/nothing-lies-about.ts'
import { numbersAreFresh } from './rules/numbers-are-fresh.ts'
import { proofsAreTheirs } from './rules/proofs-are-theirs.ts'
import { sentOnce } from './rules/sent-once.ts'
import { unknownIsNotBad } from './rules/unknown-is-not-bad.ts'
import { createCoverageWatch } from './watch-coverage.ts'
import { createHistoryWatch } from './watch-history.ts'

/** How many days everybody's judgements are looked at anew in; a small company's are every day. */
const SLICES = 7
const SMALL = 300

export type Breach = { rule: string; what: string }

export type Checks = {
  /** In the morning, after WeCom's directory was to be read. */
  morning(): Promise<Breach[]>
  /** In the evening, when all is settled: the rules of design §4 by what was really sent and what is written down. */
  evening(): Promise<Breach[]>
}

export function createChecks(year: Year, outside: Outside): Checks {
  const { town, world, plan } = year
  const lostCoverage = createCoverageWatch(year)
  const changedHistory = createHistoryWatch(year)
  let sms = 0
  let readAt = Number.NEGATIVE_INFINITY

  const hashes = new Map<string, string>()
  function hashOf(phone: string): string {
    const known = hashes.get(phone) ?? world.context.vault.hash('phone', phone)
    hashes.set(phone, known)
    return known
  }

  const workerOf = (no: string) => town.workers.find((worker) => worker.no === no)
  const cameAt = (no: string) => workerOf(no)?.cameAt ?? 0

  /** Their push arrived, or the directory was read since. */
  function isKnownGone(no: string): boolean {
    const worker = workerOf(no)
    if (!worker || worker.goneAt === null) return false
    return worker.goneAt < readAt || (worker.pushed && outside.isCalm(3))
  }

  function messagesSince(since: number) {
    return world.sandbox.wecom.messages
      .snapshot()
      .filter(({ sentAt }) => sentAt > since)
      .map(({ userid, sentAt, card }) => ({ userid, sentAt, isCard: card !== null }))
  }

  function fromFacts(facts: Facts): Record<string, string[]> {
    const { today, now, people, contacts } = facts
    const firstYes = new Map<string, number>()
    for (const { phone, at } of town.yeses) {
      const phoneHash = hashOf(phone)
      firstYes.set(phoneHash, Math.min(at, firstYes.get(phoneHash) ?? at))
    }
    const mute = new Set(
      [...town.book.list()].flatMap(({ phone }) => (isMute(phone) ? [hashOf(phone)] : [])),
    )
    const said = (all: typeof town.noes) =>
      all.map(({ worker, phone, at }) => ({ employee: worker?.no ?? null, phone, at }))
    return {
      '4 hours': hours(today, ({ employee, phone }) =>
        town.hurried.has(`${workerOf(employee ?? '')?.name} ${phone}`),
      ),
      '4 limits': limits([...facts.before, ...today]),
      '4 a no is a no': noMeansNo(today, { noes: said(town.noes), stops: said(town.stops) }),
      '4 no dead number': noDeadNumber(today, facts.vacant),
      '4 nobody who left': nobodyWhoLeft(today, facts.endings, cameAt),
      '2 sent once': sentOnce(today, facts.messages),
      '3 a proof belongs to its number': proofsAreTheirs(contacts, (phoneHash, until) => {
        const at = firstYes.get(phoneHash)
        return at !== undefined && at <= until
      }),
      '6 unknown is not bad': unknownIsNotBad(contacts, (phoneHash) => mute.has(phoneHash)),
      '9 everybody asked on time': askedOnTime(people, now, cameAt),
      '9 numbers checked on time': numbersAreFresh(contacts, now),
      '9 leavers are out': leaversAreOut(facts, isKnownGone),
      'nobody is two employees': nobodyTwice(people),
      '5 WeCom messages in hours': messagesInHours(messagesSince(now - DAY)),
      '2 nothing lies about': outside.isCalm(3) ? nothingLiesAbout(facts.jobs, now) : [],
    }
  }

  /** What has been looked at in smaller stories, of this company. */
  async function fromBefore(): Promise<Record<string, string[]>> {
    const slice =
      plan.people <= SMALL
        ? sql`true`
        : sql`abs(hashtext(employee_id)) % ${SLICES}::int = ${town.day % SLICES}::int`
    return {
      '1 an edit never lowers coverage': [
        ...editsNeverLower(await lostCoverage()),
        ...(await before.editNeverLowersCoverage(world)),
        ...(await nothingProvenRetiredUnasked(world)),
      ],
      '2 nothing accepted is lost': outside.isCalm(12)
        ? await before.nothingAcceptedIsLost(world, town)
        : [],
      '2 decisions are followed': await decisionsAreFollowed(world),
      '3 answered once': await before.answeredOnce(world),
      '5 history only grows': town.day % SLICES === 0 ? await changedHistory() : [],
      '5 history tells everything': await before.historyTellsEverything(world),
      '7 every alert has an owner': await alerts.everyAlertHasAnOwner(world),
      '7 every owner was told': outside.isCalm(26) ? await alerts.everyOwnerWasTold(world) : [],
      '7 nothing told twice': await alerts.nothingToldTwice(world),
      '8 one alert each': await alerts.oneAlertEach(world),
      '8 follow-ups count once': await alerts.followUpsCountOnce(world),
      // without a night everybody is a day older than their score
      '7 judged as from scratch': town.hadNight ? await judgedAnew(world, slice) : [],
    }
  }

  return {
    async morning() {
      const [last] = await before.ask<{ startedAt: string; state: string }>(
        world,
        sql`select started_at as "startedAt", state from directory_syncs order by created_at desc limit 1`,
      )
      const isRead = last?.state === 'done' && Date.parse(last.startedAt) > readAt
      if (!isRead) return last?.state === 'stopped' ? [{ rule: 'directory', what: 'stopped' }] : []
      readAt = Date.parse(last.startedAt)
      const { people } = await readFacts(year, world.sandbox.sms.log.size)
      const members = world.sandbox.wecom.directory.list().map((member) => ({
        userid: member.userid,
        no: member.employeeNumber ?? '',
        name: member.name,
        department: String(member.departmentIds[0]),
      }))
      return named({ 'the directory agrees': directoryAgrees(people, members) })
    },
    async evening() {
      const facts = await readFacts(year, sms)
      sms = world.sandbox.sms.log.size
      const moment = town.seen.splice(0)
      const logged = /(?<![\w-])1[3-9]\d{9}(?!\w)/.test(world.logLines.join(''))
        ? ['a number in the log']
        : []
      world.logLines.length = 0
      return named({
        'in the moment': moment,
        '8 no number in the log': logged,
        ...fromFacts(facts),
        ...(await fromBefore()),
      })
    },
  }
}

function named(found: Record<string, string[]>): Breach[] {
  return Object.entries(found).flatMap(([rule, all]) => all.map((what) => ({ rule, what })))
}
