import { type NameList, sameForAll, words } from './name-list';

export const german: NameList = {
  women: words(`
    Ursula Karin Helga Sabine Ingrid Renate Monika Susanne Gisela Petra Birgit Andrea Anke Käthe Claudia
    Heike Stefanie Christiane Jürgine Bärbel Silke Nicole Katrin Anja Martina Ulrike Grete Friederike
    Sieglinde Annegret Hannelore Jana Lena Leonie Frieda Mathilda Antje Dörte Röschen Marlene Brünhild Elke`),
  men: words(`
    Hans Jürgen Günther Wolfgang Klaus Uwe Dieter Manfred Jörg Björn Stefan Rüdiger Thorsten Götz Lothar
    Heinrich Karl-Heinz Matthias Sören Lukas Felix Maximilian Moritz Hartmut Volker Detlef Jörn Bernd
    Ekkehard Ansgar Kilian Tilman Lüder Konstantin Fabian Holger Ulf Eckhard Ottmar Jan-Hendrik`),
  families: words(`
    Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
    Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause
    Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang
    Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck
    Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Schumacher Krämer Vogt Stein
    Jäger Sommer Groß Seidel Brandt Haas Schreiber Graf Dietrich Kühn Pohl Engel Horn Busch Bergmann Thomas
    Voigt Sauer Arnold Pfeiffer Kühne Löffler Strauß Preuß Bühler Förster Rößler Grünwald Überschär Öztürk`),
  familyFor: sameForAll,
};
