import * as z from 'zod/mini'
import { MINUTE } from '../../kernel/clock.ts'
import type { Vault } from '../../kernel/vault.ts'

/** As long as a person may take between typing the number and answering; codes live shorter. */
const TICKET_LASTS = 30 * MINUTE

const ticketSchema = z.object({
  phone: z.string(),
  at: z.number(),
  /** Personal links, once the code was right. */
  links: z.array(z.string()),
})
export type Ticket = { phone: string; links: string[] }

/** The number typed on the fixed form, sealed: it travels in a form field and a cookie, never in an address. */
export function sealTicket(vault: Vault, ticket: Ticket, now: Date): string {
  return vault.seal('token', JSON.stringify({ ...ticket, at: now.getTime() })).toString('base64url')
}

/** Null for anything that is not a ticket of ours, or is too old. */
export function openTicket(vault: Vault, sealed: string, now: Date): Ticket | null {
  if (!/^[\w-]{40,1024}$/.test(sealed)) return null
  try {
    const opened = ticketSchema.parse(
      JSON.parse(vault.open('token', Buffer.from(sealed, 'base64url'))),
    )
    const { phone, links } = opened
    return now.getTime() - opened.at < TICKET_LASTS ? { phone, links } : null
  } catch {
    return null
  }
}
