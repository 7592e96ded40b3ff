import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fakeContact } from '../../../../../tests/support/fake-contact.ts'
import { home, joinerGallery } from '../../../../../tests/support/joiner-gallery.ts'
import { hashOf } from '../style.ts'
import { look, lookHash } from './look.ts'
import { sayNumber } from './say-number.ts'
import { script, scriptHash } from './script.ts'

describe.each(Object.entries(joinerGallery))('%s', (_, page) => {
  test('weighs less than 12 KB, asks for nothing else, and runs our one script or none', async () => {
    const html = String(await page())
    expect(Buffer.byteLength(html)).toBeLessThan(12 * 1024)
    expect(html).not.toMatch(/<img|<link|src=|url\(|@import|javascript:|style="| on\w+=/i)
    for (const [, inline = ''] of html.matchAll(/<script>(.*?)<\/script>/gs))
      expect(hashOf(inline)).toBe(scriptHash)
    expect(hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '')).toBe(lookHash)
  })

  test('has one heading, names the company’s landline, and every form has a way to be sent', async () => {
    const html = String(await page())
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain('href="tel:051255500100"')
    for (const form of html.match(/<form.*?<\/form>/gs) ?? []) expect(form).toContain('<button')
  })
})

test('what people typed never becomes markup', async () => {
  const shape = (html: string) =>
    html
      .match(/<[a-z/!][^>]*>/gi)
      ?.map((tag) => tag.split(/[\s>]/)[0])
      .join('')
  const page = async (name: string) =>
    shape(String(await home([fakeContact({ id: 'con_1', name, phone: name })], { name })))
  const plain = await page('王小芬')
  const hostile = fc.oneof(
    fc.constantFrom('<script>alert(1)</script>', '"><img src=x>', '</style>', '&lt;b&gt;'),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      expect(await page(name)).toBe(plain)
    }),
    { numRuns: 100 },
  )
})

test('a phone of 2014 can lay it out and run it', () => {
  expect(look).not.toMatch(/var\(|[{;]gap:|display:grid|clamp\(|:has\(|:is\(|:where\(/)
  expect(script).not.toMatch(/=>|\b(let|const|class|async)\b|`|\?\.|<\//)
})

test('the number field says no more than the mini-program does', async () => {
  const answer = { carrier: null, province: null, city: null, findings: [] }
  const say = (status: 'normal' | 'vacant' | 'suspended' | 'unknown') =>
    sayNumber('13800009012', async () => ({ ...answer, status }))
  expect(await say('normal')).toBe('号码正常')
  expect(await say('vacant')).toBe('该号码为空号，请重新输入')
  expect(await say('unknown')).toContain('可以先提交')
  expect(await sayNumber('138', async () => null)).toBe('手机号是 11 位，还差 8 位')
  expect(await sayNumber('13800009012', async () => null)).toBe('')
})
