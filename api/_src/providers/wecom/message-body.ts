import type { WecomContent } from '../../ports/wecom-messages.ts'
import { cutToBytes, cutToCharacters, filled } from './cut.ts'
import { duplicateCheck } from './duplicate-check.ts'
import type { WecomOptions } from './options.ts'
import { pagePath, pageUrl } from './places.ts'

type BodyOptions = Pick<WecomOptions, 'agentId' | 'mini' | 'h5Url'>

/** Limits of message/send (wecom 90236): characters for the notice, bytes for the card. */
const NOTICE = { title: 12, description: 12, shortest: 4, items: 10, key: 10, value: 30 }
const CARD = { title: 128, description: 512 }

/**
 * The body of message/send. Equal content gives equal bytes: keys in one order, nothing of now in it, so
 * that a message sent again after an uncertain answer is told by WeCom from a new one.
 */
export function messageBody(options: BodyOptions, userid: string, content: WecomContent): string {
  const message = options.mini
    ? { msgtype: 'miniprogram_notice', miniprogram_notice: notice(options.mini.appId, content) }
    : { msgtype: 'textcard', textcard: card(options, content) }
  return JSON.stringify({
    touser: userid,
    agentid: options.agentId,
    ...message,
    ...duplicateCheck,
  })
}

function notice(appid: string, { title, description, items, page }: WecomContent) {
  const described = cutToCharacters(description, NOTICE.description)
  return {
    appid,
    page: pagePath(page),
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

function card(options: BodyOptions, { title, description, items, page }: WecomContent) {
  const lines = [description, ...filled(items).map(({ key, value }) => `${key}：${value}`)]
  return {
    title: cutToBytes(title, CARD.title),
    description: cutToBytes(lines.map(escapeHtml).join('<br>'), CARD.description),
    url: pageUrl(options, page),
    btntxt: '打开',
  }
}

/** A card's description is read as HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
