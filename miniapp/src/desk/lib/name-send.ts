export type Sent = { key: string; content: string } | null

/** The same content sent again after a lost answer is the same act; other content is another one. */
export function nameSend(sent: Sent, body: unknown, newKey: () => string): NonNullable<Sent> {
  const content = JSON.stringify(body)
  return sent?.content === content ? sent : { key: newKey(), content }
}
