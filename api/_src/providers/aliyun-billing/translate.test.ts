import { expect, test } from 'vitest'
import { readBalance, readPackages } from './translate.ts'

function packages(...instances: object[]): unknown {
  const Data = { TotalCount: String(instances.length), Instances: { Instance: instances } }
  return { Success: true, Code: 'Success', Data }
}

test('what is left is counted in packages that hold and are for the mainland', () => {
  const read = readPackages(
    packages(
      { Status: 'Available', RemainingAmount: '1200', Remark: '国内短信套餐包' },
      { Status: 'Available', RemainingAmount: '30,000' },
      { Status: 'Expired', RemainingAmount: '500' },
      { Status: 'Available', RemainingAmount: '900', Remark: '国际/港澳台短信套餐包' },
    ),
  )
  expect(read).toEqual({ total: 4, shown: 4, left: [1200, 30000] })
})

test('money is read with its commas, also what is owed, and only in yuan', () => {
  const balance = (AvailableAmount: string, Currency = 'CNY') =>
    readBalance({ Success: true, Code: '200', Data: { AvailableAmount, Currency } })
  expect(balance('10,000.05')).toBe(10_000_050)
  expect(balance('-3.20')).toBe(-3200)
  expect(balance('88.00', 'USD')).toBeNull()
  expect(() => balance('many')).toThrow('malformed_answer')
})

test('a refusal is told by its code and nothing else of it', () => {
  const refused = { Success: false, Code: 'NotApplicable', Message: 'account 1234 may not' }
  expect(() => readPackages(refused)).toThrow(/NotApplicable/)
  expect(() => readPackages(refused)).not.toThrow(/1234/)
})
