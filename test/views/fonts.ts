/** Where Debian's `fonts-inter` puts the font. */
const folder = '/usr/share/fonts/opentype/inter';

export const fontFile = `${folder}/Inter-Regular.otf`;

/**
 * A fontconfig file that knows one font only, whichever others a machine has: Inter, which the setup installs. It is
 * drawn in greys, without hints for a screen that nobody has.
 */
export const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong"><string>Inter</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
