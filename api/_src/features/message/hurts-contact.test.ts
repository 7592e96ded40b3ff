import { expect, test } from 'vitest'
import { receiptMeaning } from '../../ports/receipt-meaning.ts'
import { hurtsContact } from './hurts-contact.ts'

test('our own or the route’s faults, and codes nobody knows, are no evidence about the contact', () => {
  for (const code of ['CONTENT_ERROR', 'EXPIRED', 'SP_UNKNOWN_ERROR', 'WHAT_IS_THIS', ''])
    expect(hurtsContact(receiptMeaning(code))).toBe(false)
})
