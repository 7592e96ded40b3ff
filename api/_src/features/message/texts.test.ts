import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsTemplates } from '../../../../shared/sms-template.ts'
import { messageKinds, secretOf, templateOf } from './message.ts'
import { templateDefinitions } from './templates.ts'
import { billedSegments, longestRenderings, NAMELESS, nameForSms, renderText } from './texts.ts'

const texts = { signName: '远禾精密', linkBase: 'https://d.cn' }
const definitions = templateDefinitions(texts.linkBase)

describe('the texts of the design, to the letter', () => {
  it.each([
    [
      'notice_link',
      { name: '李四', link: 'a1B2c3D4' },
      '【远禾精密】李四将您设为紧急联络人，请确认或拒绝 https://d.cn/c/a1B2c3D4',
    ],
    [
      'notice_reply',
      { name: '李四' },
      '【远禾精密】李四将您设为紧急联络人。同意请回复1，不认识请回复2。',
    ],
    [
      'code',
      { code: '123456' },
      '【远禾精密】您的验证码123456，用于确认紧急联络人身份，10分钟内有效，请勿告诉他人。',
    ],
    [
      'screen_code',
      { code: '123456' },
      '【远禾精密】您的验证码123456，10分钟内有效，仅用于确认您是紧急联络人。',
    ],
    ['hr_digest', { count: '3' }, '【远禾精密】您有3条紧急联络人待跟进，请打开企业微信处理。'],
  ] as const)('%s', (template, params, text) => {
    expect(renderText(texts, template, params)).toBe(text)
  })

  it('the fixed form names the page where the person types their own number, and no personal link', () => {
    const text = renderText(texts, 'notice_fixed', { name: '李四' })
    expect(text.endsWith('https://d.cn/c')).toBe(true)
  })
})

describe('what Aliyun accepts as a template (providers A2)', () => {
  it.each(smsTemplates)('%s keeps the rules of its type', (template) => {
    const { content, type, variables } = definitions[template]
    const places = [...content.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1])
    expect(places.sort()).toEqual(Object.keys(variables).sort())
    expect(content.length).toBeLessThanOrEqual(500)
    expect(content).not.toMatch(/[【】]/)
    expect(content).not.toMatch(/\}\$\{/)
    expect(content).not.toMatch(/移动|联通|电信|贷款|问卷调查|回复确认收货|退订/)
    if (type === 'code') {
      expect(content).toMatch(/验证码/)
      expect(content).toMatch(/有效|用于/)
      expect(content).not.toMatch(/https?:|\d{7,}/)
      expect(places).toEqual(['code'])
    }
  })

  it('codes travel in code templates only', () => {
    for (const kind of messageKinds) {
      const template = templateOf(kind, 'token')
      expect(definitions[template].type === 'code').toBe(secretOf(template) === 'code')
    }
  })

  it('a template asks for a link exactly when its text has a place for one', () => {
    for (const template of smsTemplates)
      expect(secretOf(template) === 'link').toBe('link' in definitions[template].variables)
  })
})

describe('a name that the variable refuses becomes 您的家人', () => {
  it.each(['李', '买买提·艾力', 'Anna', '欧阳某某某某', '李 四', ''])('%j', (name) => {
    expect(nameForSms(name)).toBe(NAMELESS)
  })

  it('and no other', () => {
    expect(nameForSms('李四')).toBe('李四')
    expect(nameForSms('欧阳某某某')).toBe('欧阳某某某')
  })

  const typed = fc.string({ unit: 'binary' })
  it('whatever is typed, the variable is 2–5 Han characters', () => {
    fc.assert(
      fc.property(typed, (name) => {
        expect(nameForSms(name)).toMatch(/^\p{Script=Han}{2,5}$/u)
      }),
    )
  })
})

describe('billed segments', () => {
  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [160, 3],
  ])('%i characters are %i', (length, segments) => {
    expect(billedSegments('字'.repeat(length))).toBe(segments)
  })

  it('no rendering is shorter than promised: the longest really is the longest', () => {
    const longest = new Map(longestRenderings(texts).map((row) => [row.template, row.length]))
    fc.assert(
      fc.property(
        fc.constantFrom(...smsTemplates),
        fc.constantFrom('李四', '欧阳某某某', '阿依古丽·买买提'),
        (template, name) => {
          const params = { name: nameForSms(name), link: 'Zz9Yy8Xx', code: '000000', count: '3' }
          const { length } = renderText(texts, template, params)
          expect(length).toBeLessThanOrEqual(longest.get(template) ?? 0)
        },
      ),
    )
  })

  it('every text fits one segment with an ordinary signature and domain', () => {
    expect(longestRenderings(texts).filter((row) => row.segments > 1)).toEqual([])
  })
})
