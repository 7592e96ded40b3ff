import * as glassEasel from 'glass-easel'

/** Makes a browser's elements behave as the mini-program's do. */
export function adaptElements(): void {
  // a mini-program's button is no browser's button: none of that look, none of that layout
  const createElement = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) =>
    createElement(name === 'button' ? 'wx-button' : name, options)

  // its input takes `value` as a property and an empty flag as off
  const setAttribute = Element.prototype.setAttribute
  HTMLInputElement.prototype.setAttribute = function set(name: string, value: string) {
    if (['disabled', 'password', 'focus'].includes(name) && value !== 'true') return
    if (name === 'value' && this.value !== value) this.value = value
    setAttribute.call(this, name, value)
  }
}

/** Tells the page what fingers and keyboards do, in the mini-program's words. */
export function passEventsOn(): void {
  document.addEventListener('click', ({ target }) => fire(target, 'tap', {}, true))
  const ofInputs = { input: 'input', focusin: 'focus', focusout: 'blur' }
  for (const [heard, told] of Object.entries(ofInputs))
    document.addEventListener(heard, ({ target }) => {
      if (target instanceof HTMLInputElement) fire(target, told, { value: target.value }, false)
    })
}

type Owned = Node & { __wxElement?: Parameters<typeof glassEasel.Event.triggerEvent>[0] }

function fire(from: EventTarget | null, type: string, detail: unknown, bubbles: boolean): void {
  let node = from as Owned | null
  while (node && !node.__wxElement) node = node.parentNode
  if (node?.__wxElement)
    glassEasel.Event.triggerEvent(node.__wxElement, type, detail, { bubbles, composed: true })
}
