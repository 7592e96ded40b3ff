/** One mail that the server took. */
export type MailRecord = {
  id: number
  messageId: string
  from: string
  to: string
  subject: string
  text: string
  receivedAt: number
}

export type MailLog = {
  add(mail: Omit<MailRecord, 'id'>): void
  /** Everything taken for an address, oldest first; a mail that came twice is here twice. */
  sentTo(address: string): readonly MailRecord[]
  /** Addresses that got something, the latest first. */
  addresses(): string[]
  readonly size: number
  snapshot(): MailRecord[]
  restore(mails: readonly MailRecord[]): void
}

export function mailLog(): MailLog {
  let mails: MailRecord[] = []
  const keyOf = (address: string) => address.toLowerCase()
  return {
    add(mail) {
      mails.push({ id: mails.length, ...mail })
    },
    sentTo: (address) => mails.filter(({ to }) => keyOf(to) === keyOf(address)),
    addresses: () => [...new Set(mails.map(({ to }) => keyOf(to)).reverse())],
    get size() {
      return mails.length
    },
    snapshot: () => mails,
    restore(saved) {
      mails = [...saved]
    },
  }
}

/** What a mail client shows: mails with one Message-ID are one mail, with how often it came. */
export function asShown(mails: readonly MailRecord[]): (MailRecord & { times: number })[] {
  const byId = new Map<string, MailRecord & { times: number }>()
  for (const mail of mails) {
    const known = byId.get(mail.messageId)
    if (known) known.times++
    else byId.set(mail.messageId, { ...mail, times: 1 })
  }
  return [...byId.values()]
}
