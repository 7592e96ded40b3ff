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
  function control(words: string): HTMLElement {
    const controls = [...container.querySelectorAll<HTMLElement>('[role]')]
    const found = controls.find(
      (each) => each.textContent === words || each.getAttribute('aria-label') === words,
    )
    if (!found) throw new Error(`nothing to press: ${words}\n${seen()}`)
    return found
  }
  /** Presses the control with these words, or this label. */
  function press(words: string): void {
    fireEvent.click(control(words))
  }
  /** Waits for a control with these words, or this label. */
  function offers(words: string): Promise<HTMLElement> {
    return waitFor(() => control(words), { timeout: 4_000 })
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
  return { seen, sees, offers, press, type, value, leave }
}
