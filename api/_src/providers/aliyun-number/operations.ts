/** Dytnsapi 2020-02-17: what we ask, and the vendor's caps (its API pages of each operation). */
export const operations = {
  status: { action: 'PhoneNumberStatusForPublic', perSecond: 300 },
  attribute: { action: 'DescribePhoneNumberOperatorAttribute', perSecond: 2000 },
  reassigned: { action: 'DescribePhoneTwiceTelVerify', perSecond: 100 },
} as const
export type Operation = keyof typeof operations
