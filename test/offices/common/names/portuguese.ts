import { type NameList, sameForAll, words } from './name-list';

export const portuguese: NameList = {
  women: words(`
    Maria Ana Inês Beatriz Mariana Leonor Matilde Carolina Conceição Graça Luísa Sofia Catarina Margarida
    Joana Rita Francisca Teresa Fátima Sónia Mónica Patrícia Cláudia Sílvia Vânia Lúcia Júlia Íris Glória
    Letícia Andreia Assunção Bárbara Célia Eugénia Natália Olívia Raquel Débora Flávia`),
  men: words(`
    João José António Manuel Luís Francisco Tomás Gonçalo Rui Nuno Pedro Tiago Diogo Estêvão Vítor Sérgio
    Fábio Márcio Álvaro Hélder André Simão Joaquim Inácio Belchior Cristóvão Baltazar Dinis Duarte Xavier
    Óscar Mário Flávio Hugo Renato Jerónimo Leão Lourenço Plácido Zacarias`),
  families: words(`
    Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes Gonçalves Gomes
    Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira
    Monteiro Cardoso Rocha Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Machado
    Araújo Barbosa Tavares Lourenço Castro Figueiredo Azevedo Freitas Magalhães Henriques Lima Guerreiro
    Batista Pinheiro Faria Miranda Barros Morais Nogueira Esteves Anjos Baptista Campos Mota Andrade Brito
    Sá Nascimento Leite Abreu Borges Melo Vaz Pinho Vicente Gaspar Assunção Maia Moura Valente Carneiro
    Garcia Domingues Loureiro Brandão Conceição Patrício Leitão Bragança Galvão Calçada Feijó Salomé`),
  familyFor: sameForAll,
};
