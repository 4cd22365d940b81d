/** What the page had to change in a link, or could not do: sentences that stay until dismissed. */
import { dismissAllMessages, dismissMessage } from '../state/viewing.ts';
import { usePlayground } from '../state/usePlayground.ts';

export function Messages() {
  const messages = usePlayground((state) => state.messages);
  if (messages.length === 0) return null;
  return (
    <div className="messages" role="status">
      <ul>
        {messages.map((message) => (
          <li key={message.id}>
            <span>{message.text}</span>
            <button
              type="button"
              className="quiet"
              aria-label={`Dismiss: ${message.text}`}
              onClick={() => dismissMessage(message.id)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {messages.length > 1 && (
        <button type="button" onClick={dismissAllMessages}>
          Dismiss all
        </button>
      )}
    </div>
  );
}
