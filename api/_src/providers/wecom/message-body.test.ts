import { describe, expect, it } from 'vitest'
import { messageBody } from './message-body.ts'

const content = {
  title: '紧急联络人已确认',
  description: '今天上午完成了确认',
  items: [
    { key: '联络人', value: '张*' },
    { key: '关系', value: '父亲' },
  ],
  page: 'pages/contacts/index?id=con_1',
}
const withMini = {
  agentId: 1000002,
  mini: { appId: 'wx0123456789abcdef', secret: 'x' },
  h5Url: 'https://jl.example.cn/h5',
}
const withoutMini = { ...withMini, mini: null }
const bodyOf = (options: typeof withMini | typeof withoutMini, more: object = {}) =>
  JSON.parse(messageBody(options, 'ZhangMin', { ...content, ...more }))

describe('a message to a member', () => {
  it('opens the mini-program where there is one', () => {
    expect(bodyOf(withMini)).toEqual({
      touser: 'ZhangMin',
      agentid: 1000002,
      msgtype: 'miniprogram_notice',
      miniprogram_notice: {
        appid: 'wx0123456789abcdef',
        page: 'pages/contacts/index?id=con_1',
        title: '紧急联络人已确认',
        description: '今天上午完成了确认',
        content_item: content.items,
      },
      enable_duplicate_check: 1,
      duplicate_check_interval: 14400,
    })
  })

  it('opens the same page as H5 where there is none', () => {
    expect(bodyOf(withoutMini)).toMatchObject({
      msgtype: 'textcard',
      textcard: {
        title: '紧急联络人已确认',
        description: '今天上午完成了确认<br>联络人：张*<br>关系：父亲',
        url: 'https://jl.example.cn/h5#/pages/contacts/index?id=con_1',
        btntxt: '打开',
      },
    })
  })

  it('with equal content has equal bytes, so that WeCom can tell it is the same', () => {
    const reordered = {
      page: content.page,
      items: content.items.map(({ key, value }) => ({ value, key })),
      description: content.description,
      title: content.title,
    }
    for (const options of [withMini, withoutMini]) {
      expect(messageBody(options, 'ZhangMin', reordered)).toBe(
        messageBody(options, 'ZhangMin', content),
      )
    }
  })
})

describe('what is longer than WeCom takes', () => {
  it('is cut in a notice', () => {
    const items = Array.from({ length: 12 }, () => ({
      key: '键'.repeat(11),
      value: '值'.repeat(31),
    }))
    const { miniprogram_notice: notice } = bodyOf(withMini, {
      title: '题'.repeat(13),
      description: '述'.repeat(13),
      items,
    })
    expect([...notice.title]).toHaveLength(12)
    expect(notice.title.endsWith('…')).toBe(true)
    expect([...notice.description]).toHaveLength(12)
    expect(notice.content_item).toHaveLength(10)
    expect([...notice.content_item[0].key]).toHaveLength(10)
    expect([...notice.content_item[0].value]).toHaveLength(30)
  })

  it('is cut by bytes in a card, never inside a character', () => {
    const { textcard } = bodyOf(withoutMini, {
      title: '题'.repeat(100),
      description: '𠮷'.repeat(400),
      page: 'x'.repeat(3_000),
    })
    expect(Buffer.byteLength(textcard.title)).toBeLessThanOrEqual(128)
    expect(Buffer.byteLength(textcard.description)).toBeLessThanOrEqual(512)
    expect(textcard.description).toMatch(/^(𠮷)+…$/u)
    expect(textcard.url).toBe('https://jl.example.cn/h5')
  })

  it('and what is too short or empty is left out', () => {
    const { miniprogram_notice: notice } = bodyOf(withMini, {
      description: '好的',
      items: [{ key: '原因', value: ' ' }, ...content.items],
    })
    expect(notice).not.toHaveProperty('description')
    expect(notice.content_item).toEqual(content.items)
  })
})

it('a name in a card cannot bring its own markup', () => {
  const { textcard } = bodyOf(withoutMini, { items: [{ key: '联络人', value: '<a href="x">&' }] })
  expect(textcard.description).toContain('联络人：&lt;a href="x"&gt;&amp;')
})
