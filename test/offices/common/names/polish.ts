import { type Gender, type NameList, words } from './name-list';

/** Adjectival names change their ending for a woman: Kowalski, Kowalska; Cichy, Cicha. */
function familyFor(family: string, gender: Gender): string {
  if (gender === 'man') return family;
  if (/(?:sk|ck|dzk)i$/u.test(family)) return `${family.slice(0, -1)}a`;
  if (/(?:ch|rn|wn|t|ł)y$/u.test(family)) return `${family.slice(0, -1)}a`;
  return family;
}

export const polish: NameList = {
  women: words(`
    Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Magdalena Joanna Zofia Danuta
    Monika Teresa Aleksandra Jadwiga Dorota Bożena Natalia Jolanta Grażyna Halina Karolina Beata Justyna
    Paulina Marta Iwona Urszula Hanna Renata Weronika Wanda Alicja Julia Aneta Sylwia Łucja Wiesława Emilia
    Kinga Żaneta Bogumiła Mirosława Róża Gabriela Izabela Ilona Dagmara Lidia Świętosława Olga Kaja Jagoda
    Milena Sławomira Oliwia Klaudia Zuzanna`),
  men: words(`
    Jan Stanisław Andrzej Piotr Krzysztof Józef Tomasz Paweł Tadeusz Jerzy Marek Marcin Zbigniew Grzegorz
    Michał Ryszard Adam Łukasz Zygmunt Rafał Wojciech Mariusz Dariusz Jacek Kazimierz Sławomir Bogdan
    Przemysław Robert Maciej Mateusz Wiesław Bartłomiej Radosław Jarosław Artur Szymon Mirosław Bartosz
    Władysław Ireneusz Błażej Cezary Jędrzej Leszek Miłosz Żegota Dawid Konrad Norbert Hubert Olaf Kacper
    Ignacy Filip Gustaw Ludwik Roman Witold Zdzisław`),
  families: words(`
    Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
    Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając
    Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski
    Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Rutkowski Baran Michalak Szewczyk
    Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski Marciniak Jasiński Zawadzki Bąk Jakubowski Sadowski
    Duda Włodarczyk Wilk Chmielewski Borkowski Sokołowski Szczepański Sawicki Kucharski Lis Maciejewski
    Kubiak Kalinowski Mazurek Wysocki Kołodziej Kaźmierczak Czarnecki Sobczak Konieczny Głowacki Urban
    Zakrzewski Sikorski Wasilewski Krajewski Laskowski Ziółkowski Gajewski Mróz Szulc Makowski Brzeziński
    Baranowski Przybylski Kaczmarczyk Borowski Błaszczyk Cieślak Szymczak Andrzejewski Górecki Leszczyński
    Janik Ratajczak Żak Gołębiowski Łuczak Piątek Mikołajczyk Kozak Ślusarczyk Bednarek Cichy Gęsicki Świątek
    Łukasik Żurek Ćwik Śliwa Źródłowski Grzelak Pająk Bielecki Drozd Stachowiak Gąsior Kędzierski Rączka`),
  familyFor,
};
