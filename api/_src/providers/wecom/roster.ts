import type { Pacer } from '../../kernel/pacer.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { RosterPort } from '../../ports/roster.ts'
import type { AccessToken } from './access-token.ts'
import type { WecomApi } from './api-client.ts'
import { MEND_PAUSE, PROVIDER } from './errcodes.ts'
import {
  askedFields,
  EMERGENCY_GROUP,
  entryItems,
  findFields,
  type RosterFields,
  readContacts,
  readSaved,
} from './translate-roster.ts'

export type RosterParts = { api: WecomApi; appToken: AccessToken; pacer: Pacer }

/** Calls a second of all instances together: each employee is one, and nobody waits for them. */
export const ROSTER_PER_SECOND = 20

/**
 * 人事助手 (wecom 99130–99133): with the app's own secret, once the app is among 可调用接口的应用. Which fields hold
 * what is asked once; no more is read of a person than their emergency contacts.
 */
export function createRoster(parts: RosterParts): RosterPort {
  let known: Promise<RosterFields> | null = null

  async function call(path: string, kind: 'read' | 'send', body?: object, repeatable = true) {
    await parts.pacer.take()
    return parts.api.call(parts.appToken, {
      path: `hr/${path}`,
      ...(body ? { body: JSON.stringify(body) } : {}),
      kind,
      repeatable,
    })
  }
  async function discover(): Promise<RosterFields> {
    const fields = findFields(await call('get_fields', 'read'))
    if (fields) return fields
    throw new ProviderError('unavailable', PROVIDER, 'roster_fields', MEND_PAUSE)
  }
  function fields(): Promise<RosterFields> {
    known ??= discover().catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }

  return {
    async contactsOf(userid) {
      const group = await fields()
      const asked = { userid, get_all: false, fieldids: askedFields(group) }
      return readContacts(await call('get_staff_info', 'read', asked), group)
    },
    async save(userid, { place, ...entry }) {
      const group = await fields()
      const items = entryItems(entry, group)
      const change =
        place === null
          ? { insert_items: [{ group_type: EMERGENCY_GROUP, item: items }] }
          : { update_items: items.map((item) => ({ ...item, sub_idx: place })) }
      // an insert that a busy WeCom did all the same would be there twice
      readSaved(await call('update_staff_info', 'send', { userid, ...change }, place !== null))
    },
  }
}
