import type { Pacer } from '../../kernel/pacer.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { retry, wait } from '../../kernel/retry.ts'
import type { DirectoryPort } from '../../ports/directory.ts'
import type { AccessToken } from './access-token.ts'
import type { ApiRequest, WecomApi } from './api-client.ts'
import { readDepartments, readMember, readMembers } from './translate-directory.ts'

export type DirectoryOptions = {
  /** The department that holds everybody, usually `1`. */
  rootId: string
  /** Of the members' own fields the one that holds the 工号. */
  numberField: string
}
export type DirectoryParts = { api: WecomApi; appToken: AccessToken; pacer: Pacer }

/** 10,000 a minute for each kind of call (wecom 90454), and this many a second of all of them together. */
export const DIRECTORY_PER_SECOND = 150

/** The member is outside the visible range (wecom 90313): no fault of ours or WeCom's. */
const HIDDEN = 60011

/** All departments come in one answer, and so do all people of one department: both may be tens of thousands. */
const LARGE = { bytes: 32 << 20, timeoutMs: 30_000 }

/** A company is thousands of calls, and one that fails makes all of them worthless. */
const PAUSES = [300, 1_500, 4_000]

/** Reads with the app's own secret: list_id needs the one of 通讯录同步, and says no more than who is there. */
export function createDirectory(options: DirectoryOptions, parts: DirectoryParts): DirectoryPort {
  const { rootId, numberField } = options
  function read(request: Pick<ApiRequest, 'path' | 'query' | 'answers'>) {
    return retry(
      async () => {
        await parts.pacer.take()
        const read = { kind: 'read', repeatable: true, allow: LARGE } as const
        return parts.api.call(parts.appToken, { ...request, ...read })
      },
      { pausesMs: PAUSES, isWorthIt: isPassing, wait },
    )
  }
  return {
    async departments() {
      const fields = await read({ path: 'department/list', query: { id: rootId } })
      return readDepartments(fields, rootId)
    },
    async membersOf(departmentId) {
      const fields = await read({ path: 'user/list', query: { department_id: departmentId } })
      return readMembers(fields, numberField)
    },
    async member(userid) {
      try {
        const fields = await read({ path: 'user/get', query: { userid }, answers: [HIDDEN] })
        const member = readMember(fields, numberField)
        return member.hasLeft ? 'gone' : member
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        if (error.code === 'no_such_member') return 'gone'
        if (error.code === String(HIDDEN)) return 'hidden'
        throw error
      }
    },
  }
}

/** A connection that broke; not a limit, nor what a person must mend. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    error.kind === 'unavailable' &&
    error.retryAfter === undefined &&
    error.code !== '-1'
  )
}
