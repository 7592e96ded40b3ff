/**
 * Equal bodies within so many seconds are one message: the longest that WeCom takes (wecom 90236). Ends every body of
 * message/send.
 */
export const duplicateCheck = {
  enable_duplicate_check: 1,
  duplicate_check_interval: 14_400,
} as const
