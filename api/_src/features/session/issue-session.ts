import { sql } from 'drizzle-orm'
import { roleGrants, sessions } from '../../../../db/schema/index.ts'
import type { Session } from '../../../../shared/employee.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { MembersPort } from '../../ports/members.ts'
import { checkLoginTries } from './check-login-tries.ts'
import { recordFailedLogin } from './record-failed-login.ts'
import { lifetimeOf } from './session.ts'
import { findLoginProfile } from './session-queries.ts'
import { hashToken, newToken } from './token.ts'

export type LoginInput = {
  door: 'mini' | 'oauth'
  code: string
  /** The caller's network address; kept as a keyed hash, and only if the log-in fails. */
  caller: string
  /** The first administrator, if none was ever appointed (design §9). */
  bootstrapUserid: string | null
}

/**
 * Logs a WeCom member in: WeCom's code → the employee → a new token, of which only the hash is kept. Throws
 * AppError `login_code_invalid`, `not_a_member` (unknown to WeCom or to our roster, or left) or
 * `login_too_often`, and ProviderError while WeCom is down.
 */
export async function issueSession(
  core: Core & { members: MembersPort },
  input: LoginInput,
): Promise<Session> {
  await checkLoginTries(core, input.caller)
  try {
    const userid = await askWecom(core.members, input)
    return await inTransaction(core, (t) => recordSession(t, userid, input.bootstrapUserid))
  } catch (error) {
    if (error instanceof AppError) await recordFailedLogin(core, input.caller)
    throw error
  }
}

async function askWecom(members: MembersPort, { door, code }: LoginInput): Promise<string> {
  try {
    const member =
      door === 'mini' ? await members.fromMiniCode(code) : await members.fromOauthCode(code)
    if (!member) throw new AppError('not_a_member')
    return member.userid
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'rejected')
      throw new AppError('login_code_invalid')
    throw error
  }
}

async function recordSession(
  t: TxCore,
  userid: string,
  bootstrapUserid: string | null,
): Promise<Session> {
  const member = await findLoginProfile(t.tx, userid)
  if (!member) throw new AppError('not_a_member')
  if (userid === bootstrapUserid) await appointFirstAdministrator(t, member.id)
  const profile = userid === bootstrapUserid ? await findLoginProfile(t.tx, userid) : member
  const { roles, ...employee } = profile ?? member

  const token = newToken(t.random)
  await t.tx.insert(sessions).values({
    tokenHash: hashToken(token) ?? '',
    employeeId: employee.id,
    createdAt: t.now,
    expiresAt: addMilliseconds(t.now, lifetimeOf(roles)),
  })
  return { token, employee, roles: [...roles] }
}

/** Works once: as soon as anybody was ever an administrator, the bootstrap is dead. Audited: no second person said yes. */
async function appointFirstAdministrator(t: TxCore, employeeId: string): Promise<void> {
  const appointed = await t.tx.execute(sql`
    insert into ${roleGrants} (id, employee_id, role, granted_at)
    select ${newId('grant', t.now)}, ${employeeId}, 'admin', ${t.now.toISOString()}
    where not exists (select 1 from ${roleGrants} where role = 'admin') returning id`)
  if (rowsOf(appointed).length === 0) return
  await writeAudit(t.tx, t.now, {
    actorId: employeeId,
    action: 'role.bootstrapped',
    subject: employeeId,
  })
}
