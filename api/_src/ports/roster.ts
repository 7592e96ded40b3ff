/**
 * The emergency contacts that 人事助手 keeps of each employee. Every call throws ProviderError; `rejected` with
 * `no_such_member` where the employee is outside the app's visible range, or gone.
 */
export type RosterPort = {
  /** In the roster's own order; an entry without a readable number has none. */
  contactsOf(userid: string): Promise<RosterContact[]>
  /** Puts one contact over the entry at `place`, or after the last one where that is null. */
  save(userid: string, contact: RosterEntry & { place: number | null }): Promise<void>
}

export type RosterEntry = {
  name: string
  /** In the roster's words; null: none, or on saving: the roster has no word for it. */
  relation: string | null
  /** As the roster has it, without country code; null: none. */
  phone: string | null
}
export type RosterContact = RosterEntry & { place: number }
