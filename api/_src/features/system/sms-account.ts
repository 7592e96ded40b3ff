/** What is left, and how fast it goes: what an administrator is told of it rests on this; pure. */
export type SmsStock = {
  packageSms: number | null
  availableLi: number | null
  /** Thousandths of a yuan for one SMS (settings). */
  priceLi: number
  /** SMS a day over the last seven whole days. */
  meanADay: number
}

/** SMS that can still be sent; null where nothing of it is known. */
export function smsLeft({ packageSms, availableLi, priceLi }: SmsStock): number | null {
  if (packageSms === null && availableLi === null) return null
  return (packageSms ?? 0) + Math.max(0, Math.floor((availableLi ?? 0) / priceLi))
}

/** Whole days that they last at the rate of the last week; null where nothing is known, or nothing was sent. */
export function daysLeft(stock: SmsStock): number | null {
  const left = smsLeft(stock)
  if (left === null) return null
  if (left === 0) return 0
  return stock.meanADay > 0 ? Math.floor(left / stock.meanADay) : null
}
