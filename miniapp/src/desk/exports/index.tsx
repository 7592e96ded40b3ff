import { SignedIn } from '../../features/session/signed-in.tsx'
import { ExportsScreen } from '../features/export/exports-screen.tsx'

export default function ExportsPage() {
  return (
    <SignedIn>
      <ExportsScreen />
    </SignedIn>
  )
}
