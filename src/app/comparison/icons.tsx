/** Pictures on buttons, drawn because few typefaces have them all. The buttons say in words what they do. */

export function DuplicateIcon() {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M10.5 5.5v-3a1 1 0 0 0-1-1h-7a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1h3" />
      <rect x="5.5" y="5.5" width="9" height="9" rx="1" />
      <path d="M10 8v4M8 10h4" />
    </svg>
  );
}

export function RemoveIcon() {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
    </svg>
  );
}
