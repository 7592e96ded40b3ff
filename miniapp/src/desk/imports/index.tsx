import { SignedIn } from '../../features/session/signed-in.tsx'
import { ImportsScreen } from '../features/import/imports-screen.tsx'

export default function ImportsPage() {
  return (
    <SignedIn>
      <ImportsScreen />
    </SignedIn>
  )
}
