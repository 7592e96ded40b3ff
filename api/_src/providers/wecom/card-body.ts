import type { CardChange, WecomCard } from '../../ports/wecom-cards.ts'
import { cutToCharacters } from './cut.ts'
import { type BodyOptions, DUPLICATE_WINDOW } from './message-body.ts'

/** Limits of template_card (wecom 90236), in characters. */
const CARD = {
  title: 36,
  description: 44,
  text: 160,
  rows: 6,
  key: 5,
  value: 30,
  buttons: 6,
  button: 10,
}

/** The body of message/send for a card with buttons. Equal cards give equal bytes, as messageBody does. */
export function cardBody(options: BodyOptions, userid: string, card: WecomCard): string {
  return JSON.stringify({
    touser: userid,
    msgtype: 'template_card',
    agentid: options.agentId,
    template_card: templateCard(options, card),
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_WINDOW,
  })
}

/** The body of message/update_template_card (wecom 94945). */
export function updateBody(
  options: BodyOptions,
  change: { userid: string; responseCode: string; to: CardChange },
): string {
  const { userid, responseCode, to } = change
  return JSON.stringify({
    userids: [userid],
    agentid: options.agentId,
    response_code: responseCode,
    ...('words' in to
      ? { button: { replace_name: cutToCharacters(to.words, CARD.button) } }
      : { template_card: templateCard(options, to.card) }),
  })
}

function templateCard(options: BodyOptions, card: WecomCard) {
  return {
    card_type: 'button_interaction',
    main_title: {
      title: cutToCharacters(card.title, CARD.title),
      desc: cutToCharacters(card.description, CARD.description),
    },
    sub_title_text: cutToCharacters(card.text, CARD.text),
    horizontal_content_list: card.rows.slice(0, CARD.rows).map(({ key, value }) => ({
      keyname: cutToCharacters(key, CARD.key),
      value: cutToCharacters(value, CARD.value),
    })),
    card_action: options.mini
      ? { type: 2, appid: options.mini.appId, pagepath: card.page }
      : { type: 1, url: urlOf(options, card.page) },
    task_id: card.taskId,
    button_list: card.buttons.slice(0, CARD.buttons).map((button, place) => ({
      text: cutToCharacters(button.text, CARD.button),
      style: place === 0 ? 1 : 2,
      ...('key' in button
        ? { type: 0, key: button.key }
        : { type: 1, url: urlOf(options, button.page) }),
    })),
  }
}

function urlOf({ h5Url }: BodyOptions, page: string): string {
  return `${h5Url}#/${page}`
}
