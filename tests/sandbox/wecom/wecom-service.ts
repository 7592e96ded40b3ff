import type { SandboxClock } from '../core/clock.ts'
import type { WecomOptions } from '../options.ts'
import { type AccessTokens, type AccessTokensState, accessTokens } from './access-tokens.ts'
import { type Directory, type DirectoryState, memberDirectory } from './directory.ts'
import { type LoginCodes, loginCodes } from './login-codes.ts'
import { type MemberLimits, memberLimits } from './member-limits.ts'
import { type MemberMessage, type MemberMessages, memberMessages } from './member-messages.ts'
import { type ResponseCodes, type ResponseCodesState, responseCodes } from './response-codes.ts'
import type { Roster, RosterEntry } from './roster.ts'

export type WecomState = {
  tokens: AccessTokensState
  messages: MemberMessage[]
  usedTaskIds: string[]
  /** Absent in what was kept before cards could be changed. */
  responseCodes?: ResponseCodesState
  /** Null, or absent in what was kept earlier, as long as nobody changed the directory. */
  directory?: DirectoryState | null
  roster?: [string, RosterEntry[]][]
}

export type WecomService = {
  readonly options: WecomOptions
  readonly clock: SandboxClock
  readonly tokens: AccessTokens
  readonly codes: LoginCodes
  readonly directory: Directory
  /** 人事助手: the emergency contacts of each member, by userid. */
  readonly roster: Roster
  readonly limits: MemberLimits
  readonly messages: MemberMessages
  readonly usedTaskIds: Set<string>
  readonly responseCodes: ResponseCodes
  /** Bodies sent with their message id, for enable_duplicate_check. */
  readonly duplicates: Map<string, { msgid: string; until: number }>
  hasCallback(): boolean
  snapshot(): WecomState
  restore(state: WecomState): void
}

export function wecomService(
  options: WecomOptions,
  clock: SandboxClock,
  hasCallback: () => boolean,
): WecomService {
  const tokens = accessTokens(options, clock)
  const messages = memberMessages()
  const usedTaskIds = new Set<string>()
  const cardCodes = responseCodes(clock)
  const roster: Roster = new Map()
  const directory = memberDirectory(options.members, options.departments)
  return {
    options,
    clock,
    tokens,
    codes: loginCodes(clock),
    directory,
    roster,
    limits: memberLimits(options.accounts ?? 1000),
    messages,
    usedTaskIds,
    responseCodes: cardCodes,
    duplicates: new Map(),
    hasCallback,
    snapshot: () => ({
      tokens: tokens.snapshot(),
      messages: messages.snapshot(),
      usedTaskIds: [...usedTaskIds],
      responseCodes: cardCodes.snapshot(),
      directory: directory.snapshot(),
      roster: [...roster],
    }),
    restore(state) {
      tokens.restore(state.tokens)
      messages.restore(state.messages)
      for (const taskId of state.usedTaskIds) usedTaskIds.add(taskId)
      cardCodes.restore(state.responseCodes ?? [])
      for (const [userid, entries] of state.roster ?? []) roster.set(userid, entries)
      if (state.directory) directory.restore(state.directory)
    },
  }
}
