/** What the page had to change in its link or could not do, folded away so that it covers nothing. */
import { Chip } from '../panels/Chip.tsx';
import { dismissAllMessages } from '../state/viewing.ts';
import { usePlayground } from '../state/usePlayground.ts';

export function Notices() {
  const messages = usePlayground((state) => state.messages);
  return (
    <div role="status">
      {messages.length > 0 && (
        <Chip
          className="notices"
          summary={`${messages.length} ${messages.length === 1 ? 'note' : 'notes'}`}
        >
          <ul>
            {messages.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          <button type="button" onClick={dismissAllMessages}>
            Dismiss
          </button>
        </Chip>
      )}
    </div>
  );
}
