# Слова листка, который люди берут с собой, на русском.

-language-name = Русский
-language-script = Cyrl
-language-direction = ltr

title = Здесь вам помогут
lead = Пожалуйста, возьмите этот листок с собой на приём.
place = Место
note = Обратите внимание
address = Адрес
phone = Телефон
email = Электронная почта
website = Сайт
hours = Часы работы
hours-appointment = Часы приёма по записи
phone-hours = Часы связи по телефону
access = Как обратиться
documents = Возьмите с собой
languages = Языки
cost = Стоимость
next-step = Следующий шаг
scan = Это учреждение в интернете
verified = По состоянию на: { $date }

address-protected = Адрес защищён. Пожалуйста, позвоните.
central = Общий контакт. Спросите там об этом учреждении.
status-paused = Это предложение сейчас приостановлено.
status-ended = Этого предложения больше нет.
successor = Теперь отвечает
no-contact = Прямого контакта мы не знаем.
feature-wheelchair = На инвалидной коляске
feature-wheelchair-entrance = Вход доступен для инвалидных колясок
feature-wheelchair-entrance-no = Вход недоступен для инвалидных колясок
feature-wheelchair-toilet = Туалет, доступный для инвалидных колясок
feature-wheelchair-toilet-no = Нет туалета, доступного для инвалидных колясок
feature-wheelchair-lift = Лифт
feature-wheelchair-lift-no = Лифта нет
feature-wheelchair-parking = Парковочное место для людей с инвалидностью
feature-wheelchair-parking-no = Нет парковочного места для людей с инвалидностью

weekday-1 = Понедельник
weekday-2 = Вторник
weekday-3 = Среда
weekday-4 = Четверг
weekday-5 = Пятница
weekday-6 = Суббота
weekday-7 = Воскресенье
weekdays = { $first } – { $last }
span = { $from }–{ $to }
from = с { $from }
closed = закрыто
always = круглосуточно
all-day = весь день
by-arrangement = по договорённости
by-appointment = Только по записи

access-walk-in = Прийти без записи
access-phone = Позвонить
access-email = Написать электронное письмо
access-appointment = Записаться на приём
access-online = Через интернет
access-referral = Через другое учреждение
access-through = { $how }: { $contact }
by-phone = по телефону
by-email = по электронной почте
by-website = на сайте
by-address = по указанному адресу
by-hours = в часы работы
access-professional = Для специалистов
reply = Ответ

cost-free = бесплатно
cost-fee = платно

slip-cut = Отрезать здесь
slip-title = Отзыв
slip-lead = Пожалуйста, верните эту часть человеку, который дал вам листок. Не пишите на ней имён.
slip-right = Это было нужное место?
slip-yes = Да
slip-partly = Частично
slip-no = Нет
slip-result = Какой получился результат?
slip-next = Что вам нужно дальше?
