import { fireEvent, waitFor } from '@testing-library/react'

/** What a person sees and does on a page rendered in jsdom. */
export function onScreen(container: HTMLElement) {
  const seen = () => container.textContent ?? ''

  function sees(words: string): Promise<void> {
    const look = () => {
      if (!seen().includes(words)) throw new Error(`not seen: ${words}\nbut: ${seen()}`)
    }
    // a busy machine with two cores is slow, not wrong
    return waitFor(look, { timeout: 4_000 })
  }
  /** Presses the control with these words, or this label. */
  function press(words: string): void {
    const controls = [...container.querySelectorAll<HTMLElement>('[role]')]
    const found = controls.find(
      (control) => control.textContent === words || control.getAttribute('aria-label') === words,
    )
    if (!found) throw new Error(`nothing to press: ${words}\n${seen()}`)
    fireEvent.click(found)
  }
  /** The n-th field of the form. */
  function field(place: number): Element {
    const found = container.querySelectorAll('taro-input-core')[place]
    if (!found) throw new Error(`no field ${place}`)
    return found
  }
  function type(place: number, value: string): void {
    fireEvent(field(place), new CustomEvent('input', { detail: { value }, bubbles: true }))
  }
  function value(place: number): unknown {
    return (field(place) as Element & { value?: unknown }).value
  }
  function leave(place: number): void {
    fireEvent(field(place), new CustomEvent('blur', { detail: {}, bubbles: true }))
  }
  return { seen, sees, press, type, value, leave }
}
