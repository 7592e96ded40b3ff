import type {
  WecomButtonStyle,
  WecomCard,
  WecomCardButton,
  WecomCardsPort,
} from '../../ports/wecom-cards.ts'
import { cutToBytes, cutToCharacters, filled } from './cut.ts'
import { duplicateCheck } from './duplicate-check.ts'
import type { WecomOptions } from './options.ts'
import { pagePath, pageUrl } from './places.ts'

type BodyOptions = Pick<WecomOptions, 'agentId' | 'mini' | 'h5Url' | 'callback'>
type CardUpdate = Parameters<WecomCardsPort['update']>[0]

/** Limits of template_card (wecom 90372), in characters; of a button's key and of the page in bytes. */
const MOST = {
  source: 13,
  title: 36,
  desc: 44,
  text: 160,
  rows: 6,
  key: 5,
  value: 30,
  buttons: 6,
  button: 10,
  buttonKey: 1024,
}
/** `source.desc_color`: 0 is grey. */
const GREY = 0
const styles: Record<WecomButtonStyle, number> = { main: 1, plain: 2, danger: 3, plain_danger: 4 }

/** The body of message/send. Equal cards give equal bytes: keys in one order, nothing of now in it. */
export function cardBody(options: BodyOptions, userid: string, card: WecomCard): string {
  return JSON.stringify({
    touser: userid,
    agentid: options.agentId,
    msgtype: 'template_card',
    template_card: templateCard(options, card),
    ...duplicateCheck,
  })
}

/** The body of message/update_template_card (wecom 94945). */
export function updateBody(options: BodyOptions, update: CardUpdate): string {
  const { userids, responseCode, change } = update
  return JSON.stringify({
    userids,
    agentid: options.agentId,
    response_code: responseCode,
    ...(change.kind === 'button'
      ? { button: { replace_name: cutToCharacters(change.text, MOST.button) } }
      : { template_card: templateCard(options, change.card) }),
  })
}

/**
 * A card without buttons is a `text_notice`: WeCom takes no interactive one without, nor one of an app that it cannot
 * call back (wecom 90372); a tap on the card leads on all the same.
 */
function templateCard(options: BodyOptions, card: WecomCard) {
  const { source, sourceNote, title, desc, text } = card
  const rows = filled(card.rows).slice(0, MOST.rows)
  const buttons = options.callback ? card.buttons.slice(0, MOST.buttons) : []
  const from = [source, sourceNote].filter(Boolean).join(' · ')
  return {
    card_type: buttons.length > 0 ? 'button_interaction' : 'text_notice',
    source: { desc: cutToCharacters(from, MOST.source), desc_color: GREY },
    main_title: {
      title: cutToCharacters(title, MOST.title),
      ...optional('desc', cutToCharacters(desc, MOST.desc)),
    },
    ...optional('sub_title_text', cutToCharacters(text, MOST.text)),
    ...(rows.length > 0 ? { horizontal_content_list: rows.map(row) } : {}),
    card_action: tap(options, card.page),
    task_id: card.taskId,
    ...(buttons.length > 0 ? { button_list: buttons.map((one) => button(options, one)) } : {}),
  }
}

function row({ key, value }: WecomCard['rows'][number]) {
  return { keyname: cutToCharacters(key, MOST.key), value: cutToCharacters(value, MOST.value) }
}

/** A button that leads somewhere can lead to an address only, not into the mini-program (wecom 90372). */
function button(options: BodyOptions, one: WecomCardButton) {
  const shown = { text: cutToCharacters(one.text, MOST.button), style: styles[one.style] }
  return 'key' in one
    ? { ...shown, type: 0, key: cutToBytes(one.key, MOST.buttonKey) }
    : { ...shown, type: 1, url: pageUrl(options, one.page) }
}

function tap(options: BodyOptions, page: string) {
  return options.mini
    ? { type: 2, appid: options.mini.appId, pagepath: pagePath(page) }
    : { type: 1, url: pageUrl(options, page) }
}

function optional(name: string, value: string): Record<string, string> {
  return value.trim() === '' ? {} : { [name]: value }
}
