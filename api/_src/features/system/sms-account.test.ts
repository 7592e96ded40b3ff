import { expect, test } from 'vitest'
import { daysLeft, smsLeft } from './sms-account.ts'

const stock = { packageSms: 1000, availableLi: 4500, priceLi: 45, meanADay: 100 }

test('packages and money together are what can still be sent', () => {
  expect(smsLeft(stock)).toBe(1100)
  expect(smsLeft({ ...stock, packageSms: null })).toBe(100)
  expect(smsLeft({ ...stock, availableLi: -200 })).toBe(1000)
  expect(smsLeft({ ...stock, packageSms: null, availableLi: null })).toBeNull()
})

test('how long it lasts is unknown while nothing is sent, except that nothing left is nothing', () => {
  expect(daysLeft(stock)).toBe(11)
  expect(daysLeft({ ...stock, meanADay: 0 })).toBeNull()
  expect(daysLeft({ ...stock, packageSms: 0, availableLi: 0, meanADay: 0 })).toBe(0)
  expect(daysLeft({ ...stock, packageSms: null, availableLi: null })).toBeNull()
})
