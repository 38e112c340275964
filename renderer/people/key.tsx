/** The key of what it stands beside; the name of a button is read without it. */
export function Key({ children }: { readonly children: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}
