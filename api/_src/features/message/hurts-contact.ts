import type { ReceiptMeaning } from '../../ports/receipt-meaning.ts'

/** Pushes are unsigned: one that would hurt a contact counts only once the vendor itself says so (design §5). */
export function hurtsContact(meaning: ReceiptMeaning): boolean {
  return meaning === 'likely_dead' || meaning === 'handset_doubtful' || meaning === 'stop'
}
