import { expect, test } from 'vitest'
import { judgeDays } from './judge-days.ts'
import { readDays } from './read-days.ts'

test('a CSV, words and spans say the same', () => {
  const wanted = { '2027-02-05': false, '2027-02-06': false, '2027-02-14': true }
  for (const text of [
    '日期,安排\n2027-02-05,休,春节\n2027-02-06,休\n2027-02-14,班',
    '"2027/2/5"~"2027/2/6" 放假\r\n\r\n2027/2/14 上班',
    '2月5日至2月6日放假（春节）\n2月14日上班',
    '2月5日（周五）至6日（周六）放假\n2月14日（周日）上班',
    '２０２７年２月５日—２月６日 休\n2027.02.14 调休上班',
  ])
    expect(readDays(2027, text)).toEqual({ days: wanted, problems: [] })
})

test('what cannot be read in one way is told by its line, and nothing is guessed', () => {
  const text =
    '2027-02-30,休\n2027-03-01\n2026-12-31,休\n下周一,休\n2027-05-03~2027-05-01,休\n2027-06-01~,休'
  expect(readDays(2027, text).problems).toEqual([
    '第 1 行：看不出日期',
    '第 2 行：没有写“休”还是“班”',
    '第 3 行：不是 2027 年的日期',
    '第 4 行：看不出日期',
    '第 5 行：后一天比前一天早',
    '第 6 行：看不出到哪一天',
  ])
  expect(readDays(2027, '2027-02-05,休\n2027-02-05,班').problems).toEqual([
    '第 2 行：2027-02-05 前面写的是休息',
  ])
  for (const line of [
    '2027-02-05 休，2027-02-14 班',
    '2月14日、2月28日上班',
    '2月5日放假，14日上班',
  ])
    expect(readDays(2027, line).problems).toEqual(['第 1 行：一行只写一天或一段'])
  for (const line of ['1月1日放假，不调休上班', '1月2日 休 班', '1月4日不用上班'])
    expect(readDays(2027, line).problems).toEqual(['第 1 行：又有“休”又有“班”'])
  expect(readDays(2027, ' \n').problems).toEqual(['没有读到日期'])
})

test('free weekdays and worked weekends are counted, and what looks odd is said', () => {
  const { days } = readDays(2027, '2027-10-01~2027-10-07 休\n2027-09-26 班\n2027-09-27 班')
  expect(judgeDays(2027, days)).toEqual({
    freeDays: ['2027-10-01', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'],
    workedDays: ['2027-09-26'],
    doubts: [
      '元旦（2027-01-01）没有写成休息',
      '劳动节（2027-05-01）没有写成休息',
      '2027-09-27 本来就是工作日，写“班”没有影响',
      '一年只有 5 个工作日放假，像是没有写全',
    ],
  })
})
