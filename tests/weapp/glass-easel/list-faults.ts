/** What would annoy somebody with this screen in the hand. Runs in the page, so it stands on its own. */
export function listFaults(): string[] {
  const smallestTarget = 44
  const faults: string[] = []
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide > 0) faults.push(`it scrolls ${wide} px sideways`)
  // Taro wraps what lies deeper than its templates into a component, which breaks the layout
  if (document.querySelector('comp')) faults.push('it nests deeper than its templates')
  const page = document.querySelector('#pages > :not([hidden])')

  for (const element of page?.querySelectorAll('wx-button, .choice, .check, input') ?? []) {
    const { width, height } = element.getBoundingClientRect()
    if (width < smallestTarget || height < smallestTarget)
      faults.push(`“${element.textContent}” is ${width} × ${height}`)
  }

  // a page has the app's styles and its own; what another page brings is not there
  const classesIn = (css: string) => new Set(css.match(/\.[a-zA-Z_][\w-]*/g))
  const here = classesIn([...document.querySelectorAll('style')].map((s) => s.textContent).join())
  const anywhere = classesIn(Object.values(window.built.styles).join())
  const used = [...(page?.querySelectorAll('[class]') ?? [])].flatMap((one) => [...one.classList])
  for (const name of new Set(used))
    if (anywhere.has(`.${name}`) && !here.has(`.${name}`))
      faults.push(`.${name} is styled on another page only`)
  return faults
}
