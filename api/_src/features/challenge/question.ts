import { eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import {
  challengeLinks,
  challenges,
  contacts,
  employees,
  numbers,
} from '../../../../db/schema/index.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import type { Relation } from '../../../../shared/relation.ts'
import type { Core } from '../../kernel/core.ts'
import type { ChallengeState } from './challenge.ts'
import { linkWorks, looksLikeLink, stillProven } from './link.ts'

/** What the holder of a working link may know of the question it belongs to. */
export type Question = {
  challengeId: string
  contactId: string
  employeeId: string
  phoneHash: string
  kind: 'first' | 'renewal'
  state: ChallengeState
  closesAt: Date | null
  answeredAt: Date | null
  declineWhy: 'unknown' | 'unwilling' | null
  undoUntil: Date | null
  withdrawnAt: Date | null
  employeeName: string
  /** Still to come: joining, and not in WeCom yet. */
  employeeAwaited: boolean
  relation: Relation
  maskedName: string
  /** The last four digits of the contact's number. */
  phoneTail: string
  /** The link alone proves: a renewal where the setting says so, or a code typed on the fixed form before. */
  provenBy: 'link' | 'code' | null
  /** The contact is gone for another reason than this answer: nothing is left to be said. */
  over: boolean
  /** The number's owner said stop: no SMS can be sent to it (design §4.4). */
  stopped: boolean
}

export type QuestionReading =
  | { found: 'nothing' }
  | { found: 'expired'; challengeId: string; contactId: string; phoneHash: string }
  | { found: 'works'; question: Question }

/** Reads what a link leads to. Changes nothing: scanners and chat previews open links (design §4.3). */
export async function findQuestion(
  q: Queryable,
  tools: Pick<Core, 'vault' | 'settings'>,
  token: string,
  now: Date,
): Promise<QuestionReading> {
  if (!looksLikeLink(token)) return { found: 'nothing' }
  const [row] = await q
    .select({
      link: challengeLinks,
      challenge: challenges,
      contact: contacts,
      employeeName: employees.name,
      employeeStatus: employees.status,
      employeeAccount: employees.userid,
      stoppedAt: numbers.stoppedAt,
    })
    .from(challengeLinks)
    .innerJoin(challenges, eq(challenges.id, challengeLinks.challengeId))
    .innerJoin(contacts, eq(contacts.id, challenges.contactId))
    .innerJoin(employees, eq(employees.id, challenges.employeeId))
    .leftJoin(numbers, eq(numbers.phoneHash, challenges.phoneHash))
    .where(eq(challengeLinks.tokenHash, tools.vault.hash('link', token)))
  if (!row) return { found: 'nothing' }
  const { link, challenge, contact } = row
  const { id: challengeId, contactId, phoneHash } = challenge
  if (!linkWorks({ ...challenge, expiresAt: link.expiresAt }, now))
    return { found: 'expired', challengeId, contactId, phoneHash }
  const settings = await tools.settings.read(q)
  const byLink = challenge.kind === 'renewal' && settings.renewalProof === 'link'
  return {
    found: 'works',
    question: {
      challengeId,
      contactId,
      employeeId: challenge.employeeId,
      phoneHash,
      kind: challenge.kind,
      state: challenge.state,
      closesAt: challenge.closesAt,
      answeredAt: challenge.answeredAt,
      declineWhy: challenge.declineWhy,
      undoUntil: challenge.undoUntil,
      withdrawnAt: challenge.withdrawnAt,
      employeeName: row.employeeName,
      employeeAwaited: row.employeeStatus === 'onboarding' && row.employeeAccount === null,
      relation: contact.relation as Relation,
      maskedName: maskName(tools.vault.open('name', contact.nameSealed)),
      phoneTail: tools.vault.open('phone', contact.phoneSealed).slice(-4),
      provenBy: stillProven(link.provenAt, now) ? 'code' : byLink ? 'link' : null,
      over: isOver(challenge.state, contact, row.employeeStatus === 'left'),
      stopped: row.stoppedAt !== null,
    },
  }
}

/** A refusal or withdrawal shows its own page; these endings come from elsewhere. */
function isOver(
  state: ChallengeState,
  contact: { state: string; cause: string | null },
  employeeLeft: boolean,
): boolean {
  if (state === 'closed' || employeeLeft || contact.state === 'retired') return true
  return contact.cause === 'dead' || contact.cause === 'reassigned'
}
