import { describe, expect, it } from 'vitest'
import type { WecomCard } from '../../ports/wecom-cards.ts'
import { cardBody, updateBody } from './card-body.ts'

const card: WecomCard = {
  taskId: 'dlv_1',
  source: '紧联',
  sourceNote: '要您跟进',
  title: '李四的联络人评分 5.2，请跟进',
  desc: '号码停机，187 天没有确认',
  text: '员工李四的紧急联络人（137****9012）有效性评分为5.2分',
  rows: [
    { key: '员工', value: '李四 · 苏州二车间' },
    { key: '联络人', value: '母亲 137****9012' },
  ],
  buttons: [
    { text: '已电话确认', style: 'main', key: 'reached' },
    { text: '号码无效', style: 'plain_danger', key: 'number_dead' },
    { text: '查看', style: 'plain', page: 'desk/alert/index?id=alr_1' },
  ],
  page: 'desk/alert/index?id=alr_1',
}
const withMini = {
  agentId: 1000002,
  mini: { appId: 'wx0123456789abcdef', secret: 'x' },
  h5Url: 'https://jl.example.cn/h5',
  callback: { token: 'token', encodingAesKey: 'key' },
}
const withoutMini = { ...withMini, mini: null }
const sent = (
  more: Partial<WecomCard> = {},
  options: typeof withMini | typeof withoutMini = withMini,
) => JSON.parse(cardBody(options, 'LinXiao', { ...card, ...more })).template_card

describe('a card', () => {
  it('of an app that WeCom cannot call back has no buttons, for a press would lead nowhere', () => {
    const silent = JSON.parse(cardBody({ ...withMini, callback: null }, 'LinXiao', card))
    expect(silent.template_card).toMatchObject({
      card_type: 'text_notice',
      card_action: { pagepath: 'desk/alert/index?id=alr_1' },
    })
    expect(silent.template_card.button_list).toBeUndefined()
  })

  it('has its buttons, and opens the mini-program when tapped', () => {
    expect(JSON.parse(cardBody(withMini, 'LinXiao', card))).toEqual({
      touser: 'LinXiao',
      agentid: 1000002,
      msgtype: 'template_card',
      template_card: {
        card_type: 'button_interaction',
        source: { desc: '紧联 · 要您跟进', desc_color: 0 },
        main_title: { title: card.title, desc: card.desc },
        sub_title_text: card.text,
        horizontal_content_list: [
          { keyname: '员工', value: '李四 · 苏州二车间' },
          { keyname: '联络人', value: '母亲 137****9012' },
        ],
        card_action: {
          type: 2,
          appid: 'wx0123456789abcdef',
          pagepath: 'desk/alert/index?id=alr_1',
        },
        task_id: 'dlv_1',
        button_list: [
          { text: '已电话确认', style: 1, type: 0, key: 'reached' },
          { text: '号码无效', style: 4, type: 0, key: 'number_dead' },
          {
            text: '查看',
            style: 2,
            type: 1,
            url: 'https://jl.example.cn/h5#/desk/alert/index?id=alr_1',
          },
        ],
      },
      enable_duplicate_check: 1,
      duplicate_check_interval: 14400,
    })
  })

  it('opens the same page as H5 where there is no mini-program', () => {
    expect(sent({}, withoutMini).card_action).toEqual({
      type: 1,
      url: 'https://jl.example.cn/h5#/desk/alert/index?id=alr_1',
    })
  })

  it('without buttons is one that WeCom takes without any', () => {
    const plain = sent({ buttons: [] })
    expect(plain.card_type).toBe('text_notice')
    expect(plain).not.toHaveProperty('button_list')
    expect(plain.card_action.type).toBe(2)
  })

  it('that is equal has equal bytes, so that WeCom can tell it is the same', () => {
    const reordered = Object.fromEntries(Object.entries(card).reverse()) as WecomCard
    const rows = card.rows.map(({ key, value }) => ({ value, key }))
    for (const options of [withMini, withoutMini])
      expect(cardBody(options, 'LinXiao', { ...reordered, rows })).toBe(
        cardBody(options, 'LinXiao', card),
      )
  })
})

describe('what is longer than WeCom takes is cut, never inside a character', () => {
  it.each([
    ['source', { source: '源'.repeat(20) }, (one: Sent) => one.source.desc, 13],
    ['title', { title: '题'.repeat(37) }, (one: Sent) => one.main_title.title, 36],
    ['desc', { desc: '述'.repeat(45) }, (one: Sent) => one.main_title.desc, 44],
    ['text', { text: '𠮷'.repeat(161) }, (one: Sent) => one.sub_title_text, 160],
  ])('%s', (_, long, read, most) => {
    const text = read(sent(long))
    expect([...text]).toHaveLength(most)
    expect(text).toMatch(/^.+…$/u)
  })

  it('rows and buttons', () => {
    const long = sent({
      rows: Array.from({ length: 7 }, () => ({ key: '键'.repeat(6), value: '值'.repeat(31) })),
      buttons: Array.from({ length: 7 }, (_, i) => ({
        text: '钮'.repeat(11),
        style: 'danger' as const,
        key: `${i}${'键'.repeat(400)}`,
      })),
    })
    expect(long.horizontal_content_list).toHaveLength(6)
    expect(long.horizontal_content_list[0]).toEqual({
      keyname: `${'键'.repeat(4)}…`,
      value: `${'值'.repeat(29)}…`,
    })
    expect(long.button_list).toHaveLength(6)
    expect(long.button_list[0].text).toBe(`${'钮'.repeat(9)}…`)
    expect(Buffer.byteLength(long.button_list[0].key)).toBeLessThanOrEqual(1024)
  })
})

it('what is empty is left out: WeCom refuses it', () => {
  const bare = sent({ sourceNote: '', desc: '', text: ' ', rows: [{ key: '员工', value: '' }] })
  expect(bare.source.desc).toBe('紧联')
  expect(bare.main_title).toEqual({ title: card.title })
  expect(bare).not.toHaveProperty('sub_title_text')
  expect(bare).not.toHaveProperty('horizontal_content_list')
})

describe('a card is changed', () => {
  const update = { userids: ['LinXiao', 'ZhouLei'], responseCode: 'code-1' }

  it('to one grey button', () => {
    const change = { kind: 'button', text: '已跟进' } as const
    expect(JSON.parse(updateBody(withMini, { ...update, change }))).toEqual({
      userids: ['LinXiao', 'ZhouLei'],
      agentid: 1000002,
      response_code: 'code-1',
      button: { replace_name: '已跟进' },
    })
  })

  it('to another card', () => {
    const change = { kind: 'card', card: { ...card, buttons: [], sourceNote: '已跟进' } } as const
    const body = JSON.parse(updateBody(withMini, { ...update, change }))
    expect(body).not.toHaveProperty('button')
    expect(body.template_card).toMatchObject({
      card_type: 'text_notice',
      source: { desc: '紧联 · 已跟进' },
      task_id: 'dlv_1',
    })
  })
})

type Sent = {
  source: { desc: string }
  main_title: { title: string; desc: string }
  sub_title_text: string
}
