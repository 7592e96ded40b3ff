import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gallery, linkPage } from '../../../../tests/support/page-gallery.ts'
import { style, styleHash } from './style.ts'

const textOf = async (page: ReturnType<typeof linkPage>) => String(await page)

describe.each(Object.entries(gallery))('%s', (_, page) => {
  test('weighs less than 8 KB and asks for nothing else', async () => {
    const html = await textOf(page())
    expect(Buffer.byteLength(html)).toBeLessThan(8 * 1024)
    expect(html).not.toMatch(/<script|<img|<link|src=|url\(|@import|javascript:|style="| on\w+=/i)
  })

  test('names the company with its landline, and every form has a way to be sent', async () => {
    const html = await textOf(page())
    expect(html).toContain('远禾精密')
    expect(html).toContain('href="tel:051255500100"')
    for (const form of html.match(/<form.*?<\/form>/gs) ?? []) expect(form).toContain('<button')
  })
})

describe('what people typed', () => {
  const places = [null, 'code', 'thanks', 'saved', 'leave', 'undone'] as const
  const states = ['open', 'confirmed', 'declined'] as const

  test('never becomes markup, in any name, state or place', async () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x>',
        "'onclick='",
        '&lt;b&gt;',
        '</style>',
      ),
      fc.string({ minLength: 1, maxLength: 30 }),
    )
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom(...states),
        fc.constantFrom(...places),
        async (name, state, place) => {
          const change = {
            state,
            declineWhy: 'unknown' as const,
            undoUntil: new Date('2027-01-01'),
            answeredAt: new Date(0),
          }
          const shape = (html: string) =>
            html
              .match(/<[a-z/!][^>]*>/gi)
              ?.map((tag) => tag.split(/[\s>]/)[0])
              .join('')
          const plain = await textOf(
            linkPage({ ...change, employeeName: '张敏', maskedName: '王*' }, place),
          )
          const odd = await textOf(
            linkPage({ ...change, employeeName: name, maskedName: name }, place),
          )
          expect(shape(odd)).toBe(shape(plain))
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('the policy lets exactly our style sheet through', async () => {
  const html = await textOf(linkPage())
  const inline = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inline))
  expect(styleHash).toBe(`sha256-${Buffer.from(digest).toString('base64')}`)
  expect(inline).toBe(style)
})

test('a phone of 2014 can lay it out: no custom properties, gap or grid', () => {
  expect(style).not.toMatch(/var\(|[{;]gap:|display:grid|clamp\(|:has\(|:is\(|:where\(/)
})

test('a relation nobody calls themselves is left out', async () => {
  expect(await textOf(linkPage({ relation: '其他亲属' }))).not.toContain('其他亲属')
  expect(await textOf(linkPage({ relation: '母亲' }))).toContain('登记您是张敏的母亲')
})

test('of somebody who has not come yet the page does not say that they work there', async () => {
  expect(await textOf(linkPage())).toContain('张敏在远禾精密上班')
  expect(await textOf(linkPage({ employeeAwaited: true }))).toContain('张敏即将到远禾精密上班')
})
