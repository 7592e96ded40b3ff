import { encrypt, getSignature } from '@wecom/crypto'
import { describe, expect, it } from 'vitest'
import { createCallbacks } from './callback.ts'

describe('the vendor’s published sample (wecom 90968)', () => {
  const callbacks = createCallbacks({
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    corpId: 'wx5823bf96d3bd56c7',
  })
  const envelope = {
    msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    timestamp: '1409659589',
    nonce: '263014780',
    echostr:
      'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  }

  it('opens', () => {
    expect(callbacks.openEcho(envelope)).toBe('1616140317555161061')
  })

  it.each([
    ['another signature', { msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd4' }],
    ['a cut signature', { msg_signature: '5c45' }],
    ['another time', { timestamp: '1409659590' }],
    ['another nonce', { nonce: '263014781' }],
    ['another text', { echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho=' }],
    ['nothing', { echostr: '' }],
  ])('does not open with %s', (_, change) => {
    expect(callbacks.openEcho({ ...envelope, ...change })).toBeNull()
  })

  it('does not open for another company, although signature and key fit', () => {
    const other = createCallbacks({
      token: 'QDG6eK',
      encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
      corpId: 'ww0000000000000000',
    })
    expect(other.openEcho(envelope)).toBeNull()
  })
})

it('the go-workwx sample opens', () => {
  const callbacks = createCallbacks({
    token: 'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
    encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
    corpId: 'ww6a112864f8022910',
  })
  const opened = callbacks.openEcho({
    msg_signature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
    timestamp: '1583940690',
    nonce: 'VHh7ymSeb0jc4lSb',
    echostr:
      '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
  })
  expect(opened).toBe('94966531020182955848408')
})

describe('a push', () => {
  const keys = {
    token: 'callbackToken',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    corpId: 'ww0123456789abcdef',
  }
  const callbacks = createCallbacks(keys)

  function push(xml: string, receiver = keys.corpId) {
    const encrypted = encrypt(keys.encodingAesKey, xml, receiver)
    const body = `<xml><ToUserName><![CDATA[${receiver}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
    const msg_signature = getSignature(keys.token, '1700000000', 'n', encrypted)
    return callbacks.openEvent({ msg_signature, timestamp: '1700000000', nonce: 'n' }, body)
  }

  it('says which member left', () => {
    const event = push(
      '<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>' +
        '<CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event>' +
        '<ChangeType><![CDATA[delete_user]]></ChangeType><UserID><![CDATA[ZhangMin]]></UserID></xml>',
    )
    expect(event).toMatchObject({
      createdAt: new Date(1_700_000_000_000),
      msgType: 'event',
      event: 'change_contact',
      changeType: 'delete_user',
      userid: 'ZhangMin',
      key: 'sys|1700000000|change_contact|delete_user|ZhangMin||',
    })
  })

  it('of a pressed card says who pressed what, and leaves nested fields out', () => {
    const event = push(
      '<xml><FromUserName>LiHua</FromUserName><CreateTime>1700000001</CreateTime><MsgType>event</MsgType>' +
        '<Event>template_card_event</Event><EventKey>done</EventKey><TaskId>task_1</TaskId><ResponseCode>code</ResponseCode>' +
        '<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey></SelectedItem></SelectedItems></xml>',
    )
    expect(event).toMatchObject({
      userid: 'LiHua',
      event: 'template_card_event',
      taskId: 'task_1',
      eventKey: 'done',
      responseCode: 'code',
      cardType: null,
    })
    expect(event?.fields).not.toHaveProperty('SelectedItems')
  })

  it('of a pressed card is read in the form that WeCom publishes (wecom 90240)', () => {
    const event = push(`<xml>
      <ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName>
      <FromUserName><![CDATA[LiHua]]></FromUserName>
      <CreateTime>1700000001</CreateTime>
      <MsgType><![CDATA[event]]></MsgType>
      <Event><![CDATA[template_card_event]]></Event>
      <EventKey><![CDATA[done&amp;more]]></EventKey>
      <TaskId><![CDATA[dlv_01@2]]></TaskId>
      <CardType><![CDATA[button_interaction]]></CardType>
      <ResponseCode><![CDATA[a-Response_Code==]]></ResponseCode>
      <AgentID>1000002</AgentID>
      <SelectedItems>
        <SelectedItem>
          <QuestionKey><![CDATA[TaskId]]></QuestionKey>
          <OptionIds><OptionId><![CDATA[1]]></OptionId><OptionId><![CDATA[2]]></OptionId></OptionIds>
        </SelectedItem>
        <SelectedItem><QuestionKey><![CDATA[EventKey]]></QuestionKey></SelectedItem>
      </SelectedItems>
    </xml>`)
    expect(event).toMatchObject({
      key: 'LiHua|1700000001|template_card_event||LiHua|done&amp;more|dlv_01@2',
      taskId: 'dlv_01@2',
      eventKey: 'done&amp;more',
      responseCode: 'a-Response_Code==',
      cardType: 'button_interaction',
      fields: { AgentID: '1000002' },
    })
  })

  it('has its entities read outside of CDATA, and only there', () => {
    const event = push(
      '<xml><FromUserName>Li&amp;Hua</FromUserName><CreateTime>1700000001</CreateTime><MsgType>event</MsgType>' +
        '<Event>template_card_event</Event><EventKey>a&lt;b</EventKey><TaskId><![CDATA[&lt;]]></TaskId></xml>',
    )
    expect(event).toMatchObject({ userid: 'Li&Hua', eventKey: 'a<b', taskId: '&lt;' })
  })

  it('that is no press has nothing of one', () => {
    const event = push(
      '<xml><FromUserName>LiHua</FromUserName><CreateTime>1700000001</CreateTime><MsgType>event</MsgType>' +
        '<Event>click</Event><EventKey>menu</EventKey></xml>',
    )
    expect(event).toMatchObject({ eventKey: null, taskId: null, responseCode: null })
  })

  it('is not opened for another receiver', () => {
    expect(push('<xml><MsgType>event</MsgType></xml>', 'ww9')).toBeNull()
  })

  it.each([
    '',
    'not xml',
    '<xml></xml>',
    '<xml><MsgType>event</MsgType></xml>',
    '<xml><MsgType>event</MsgType><CreateTime>soon</CreateTime></xml>',
    '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><MsgType>&a;</MsgType><CreateTime>1</CreateTime></xml>',
  ])('of another form is nothing: %s', (xml) => {
    expect(push(xml)).toBeNull()
  })

  it.each([
    '',
    '<xml/>',
    '<xml><Encrypt></Encrypt></xml>',
    '<xml><Encrypt>%%%</Encrypt></xml>',
    '{}',
  ])('with the body %s is nothing', (body) => {
    const envelope = { msg_signature: '', timestamp: '', nonce: '' }
    expect(callbacks.openEvent(envelope, body)).toBeNull()
  })
})
