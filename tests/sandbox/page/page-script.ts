import { raw } from 'hono/html'

const script = `
const post = (url, body, method = 'POST') => fetch(url, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
async function press(body) {
  const answer = await post('/sandbox/wecom/presses', body)
  const said = await answer.json()
  if (!answer.ok) alert(said.message)
  else if (!said.answered) alert('已经按下，产品没有在 5 秒内收下。')
}
async function change(body) {
  const answer = await post('/sandbox/wecom/directory', body)
  if (!answer.ok) alert((await answer.json()).message)
}
async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const open = new Set([...document.querySelectorAll('details[open]')].map((part) => part.id))
  for (const part of document.querySelectorAll('[data-live]')) {
    const busy = part.contains(document.activeElement) && /INPUT|SELECT/.test(document.activeElement.tagName)
    if (busy) continue
    part.replaceWith(page.querySelector('[data-live="' + part.dataset.live + '"]'))
  }
  for (const part of document.querySelectorAll('details')) part.open = open.has(part.id)
  document.body.dataset.revision = page.body.dataset.revision
}
setInterval(async () => {
  if (document.hidden) return
  const answer = await fetch('/sandbox/revision').catch(() => null)
  if (answer?.ok && (await answer.json()) !== document.body.dataset.revision) refresh()
}, 1500)
addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-clock],[data-clear],[data-press],[data-directory]')
  if (!button) return
  button.disabled = true
  if (button.dataset.clock) await post('/sandbox/clock', { advance: button.dataset.clock })
  else if (button.dataset.directory) await change(JSON.parse(button.dataset.directory))
  else if (button.dataset.press) await press(JSON.parse(button.dataset.press))
  else await post('/sandbox/faults/' + button.dataset.clear, null, 'DELETE')
  refresh()
})
addEventListener('submit', async (event) => {
  const form = event.target
  const data = Object.fromEntries(new FormData(form))
  if (form.dataset.post === undefined && form.dataset.fault === undefined) return
  event.preventDefault()
  if (form.dataset.post) await post(form.dataset.post, data)
  else await post('/sandbox/faults', { ...data, share: Number(data.share) })
  form.reset()
  document.activeElement?.blur()
  refresh()
})
addEventListener('change', async ({ target }) => {
  const form = target.closest('[data-blocked]')
  if (!form) return
  await post('/sandbox/blocked-links', { carriers: new FormData(form).getAll('carrier') })
  target.blur()
  refresh()
})
`

/** Keeps the page up to date and sends its buttons; everything to read is there without it. */
export const pageScript = raw(`<script>${script}</script>`)
