import { expect, test } from 'vitest'
import {
  employeeRowSchema,
  ownNumberRowSchema,
  talentRowSchema,
} from '../../../../shared/integration.ts'
import { answerOf, readRowPhone, readRows } from './read-rows.ts'

const refusalOf = (row: unknown, schema: Parameters<typeof readRows>[1] = ownNumberRowSchema) => {
  const [read] = readRows([row], schema)
  return read?.ok === false ? read.refused : null
}
const good = { employeeNo: 'A01', phone: '13900000001' }

test('a good row is read, and a bad one beside it refuses itself alone', () => {
  const read = readRows([good, 7, good], ownNumberRowSchema)
  expect(read.map(({ ok }) => ok)).toEqual([true, false, true])
})

test('what is wrong is said by field and reason, never by value', () => {
  expect(refusalOf(null)).toMatchObject({ code: 'not_an_object' })
  expect(refusalOf([good])).toMatchObject({ code: 'not_an_object' })
  expect(refusalOf({ phone: '1' })).toMatchObject({ code: 'missing_field', field: 'employeeNo' })
  expect(refusalOf({ ...good, phone: 13_900_000_001 })).toMatchObject({
    code: 'invalid_field',
    field: 'phone',
  })
  expect(refusalOf({ ...good, mobile: '13900000001' })).toMatchObject({
    code: 'unknown_field',
    field: 'mobile',
  })
  const strange = refusalOf({ ...good, '13900000001': 'x' })
  expect(strange).toEqual({ status: 'refused', code: 'unknown_field' })
})

test('a field within a field is named with its place', () => {
  const contact = { name: '王芳', relation: '母亲', phone: '13900000002' }
  const row = { employeeNo: 'A01', contacts: [contact, { ...contact, relation: '妈' }] }
  expect(refusalOf(row, talentRowSchema)).toMatchObject({
    code: 'invalid_field',
    field: 'contacts.1.relation',
  })
})

test('what could be something else in a page, a log or a workbook is no employee number', () => {
  const row = (employeeNo: string) => ({ employeeNo, status: 'active' })
  for (const no of ['', ' ', '=1+1', '<b>', 'a\nb', 'x'.repeat(33)])
    expect(refusalOf(row(no), employeeRowSchema), no).toMatchObject({ field: 'employeeNo' })
  expect(refusalOf(row(' E-01/中 '.trim()), employeeRowSchema)).toBeNull()
})

test('a number is read as every door reads one, and says why it is none', () => {
  expect(readRowPhone('+86 139-0000-0001')).toEqual({ ok: true, phone: '13900000001' })
  expect(readRowPhone('1390000000')).toMatchObject({ refused: { code: 'phone_too_short' } })
  expect(readRowPhone('12900000001')).toMatchObject({ refused: { code: 'phone_bad_prefix' } })
  expect(readRowPhone('139****0001')).toMatchObject({ refused: { code: 'phone_not_a_number' } })
  expect(readRowPhone(' ')).toMatchObject({ refused: { code: 'missing_field' } })
})

test('the answer counts what was taken and explains what was not', () => {
  const answer = answerOf([{ status: 'added' }, { status: 'refused', code: 'repeated' }])
  expect(answer).toEqual({
    taken: 1,
    refused: 1,
    results: [
      { index: 0, status: 'added' },
      { index: 1, status: 'refused', code: 'repeated', message: '同一批里前面已经有这位员工' },
    ],
  })
})
