/** What a receipt says about the handset, the person or us (providers A6). */
export type ReceiptMeaning =
  | 'delivered'
  /** Suspended, in arrears, ported: worth a status check. */
  | 'handset_doubtful'
  | 'likely_dead'
  /** Off, no coverage, memory full, the carrier's own limit: try in hours. */
  | 'retry_later'
  /** Blacklisted or opted out: no more SMS, a person may call. */
  | 'stop'
  /** The carrier refused our text, link or signature: the form of asking may have to change. */
  | 'blocked'
  /** Our side or the route otherwise. */
  | 'our_fault'
  /** No evidence either way. */
  | 'unknown'

const meanings = new Map<string, ReceiptMeaning>(
  Object.entries({
    DELIVERED: 'delivered',
    DELIVRD: 'delivered',
    MOBILE_NOT_ON_SERVICE: 'handset_doubtful',
    MOBILE_ACCOUNT_ABNORMAL: 'handset_doubtful',
    INVALID_NUMBER: 'likely_dead',
    MOBILE_TERMINAL_ERROR: 'retry_later',
    // Aliyun's own pages spell it both ways
    MOBLLE_TERMINAL_ERROR: 'retry_later',
    MOBILE_SEND_LIMIT: 'retry_later',
    MOBILE_IN_BLACK: 'stop',
    USER_REJECT: 'stop',
    REQUEST_SUCCESS: 'unknown',
    CONTENT_KEYWORD: 'blocked',
    CONTENT_ERROR: 'blocked',
    SIGNATURE_BLACKLIST: 'blocked',
    NO_ROUTE: 'blocked',
    SP_UNKNOWN_ERROR: 'our_fault',
    EXPIRED: 'our_fault',
    IS_CLOSE: 'our_fault',
    PARAMS_ILLEGAL: 'our_fault',
    'MK:0001': 'likely_dead',
    'MK:0005': 'handset_doubtful',
    'MK:0013': 'handset_doubtful',
    'MK:0010': 'retry_later',
    'MK:0023': 'retry_later',
  }),
)

/** Aliyun normalises most carrier codes; raw ones surface now and then. What nobody explains is `unknown`. */
export function receiptMeaning(errCode: string): ReceiptMeaning {
  return meanings.get(errCode.trim().toUpperCase()) ?? 'unknown'
}
