import type { WecomContent } from '../../ports/wecom-messages.ts'
import { cutToBytes, cutToCharacters } from './cut.ts'
import type { WecomOptions } from './options.ts'

export type BodyOptions = Pick<WecomOptions, 'agentId' | 'mini' | 'h5Url'>

/** Equal bodies within this many seconds are one message: the longest that WeCom takes (wecom 90236). */
export const DUPLICATE_WINDOW = 14_400

/** Limits of message/send (wecom 90236): characters for the notice, bytes for the card. */
const NOTICE = { title: 12, description: 12, shortest: 4, items: 10, key: 10, value: 30 }
const CARD = { title: 128, description: 512, url: 2048 }
const PAGE = 1024

/**
 * The body of message/send. Equal content gives equal bytes: keys in one order, nothing of now in it, so
 * that a message sent again after an uncertain answer is told by WeCom from a new one.
 */
export function messageBody(options: BodyOptions, userid: string, content: WecomContent): string {
  const message = options.mini
    ? { msgtype: 'miniprogram_notice', miniprogram_notice: notice(options.mini.appId, content) }
    : { msgtype: 'textcard', textcard: card(options.h5Url, content) }
  return JSON.stringify({
    touser: userid,
    agentid: options.agentId,
    ...message,
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_WINDOW,
  })
}

function notice(appid: string, { title, description, items, page }: WecomContent) {
  const described = cutToCharacters(description, NOTICE.description)
  return {
    appid,
    page: cutToBytes(page, PAGE),
    title: cutToCharacters(title, NOTICE.title),
    ...([...described].length >= NOTICE.shortest ? { description: described } : {}),
    content_item: filled(items)
      .slice(0, NOTICE.items)
      .map(({ key, value }) => ({
        key: cutToCharacters(key, NOTICE.key),
        value: cutToCharacters(value, NOTICE.value),
      })),
  }
}

function card(h5Url: string, { title, description, items, page }: WecomContent) {
  const lines = [description, ...filled(items).map(({ key, value }) => `${key}：${value}`)]
  const url = `${h5Url}#/${page}`
  return {
    title: cutToBytes(title, CARD.title),
    description: cutToBytes(lines.map(escapeHtml).join('<br>'), CARD.description),
    // a cut address would lead nowhere: better the first page
    url: Buffer.byteLength(url) <= CARD.url ? url : h5Url,
    btntxt: '打开',
  }
}

/** Empty keys and values are refused. */
function filled(items: WecomContent['items']) {
  return items.filter(({ key, value }) => key.trim() !== '' && value.trim() !== '')
}

/** A card's description is read as HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
