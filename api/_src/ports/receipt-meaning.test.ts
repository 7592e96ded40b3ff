import { describe, expect, it } from 'vitest'
import { receiptMeaning } from './receipt-meaning.ts'

describe('what a receipt says', () => {
  it.each([
    ['DELIVERED', 'delivered'],
    ['MOBILE_NOT_ON_SERVICE', 'handset_doubtful'],
    ['MOBILE_ACCOUNT_ABNORMAL', 'handset_doubtful'],
    ['INVALID_NUMBER', 'likely_dead'],
    ['MK:0001', 'likely_dead'],
    ['mk:0013', 'handset_doubtful'],
    ['MK:0023', 'retry_later'],
    ['MOBLLE_TERMINAL_ERROR', 'retry_later'],
    ['MOBILE_SEND_LIMIT', 'retry_later'],
    ['USER_REJECT', 'stop'],
    ['MOBILE_IN_BLACK', 'stop'],
    ['NO_ROUTE', 'blocked'],
    ['CONTENT_KEYWORD', 'blocked'],
    ['SIGNATURE_BLACKLIST', 'blocked'],
    ['EXPIRED', 'our_fault'],
    ['REQUEST_SUCCESS', 'unknown'],
    ['UNDELIV', 'unknown'],
    ['toString', 'unknown'],
  ])('%s means %s', (code, meaning) => expect(receiptMeaning(code)).toBe(meaning))
})
