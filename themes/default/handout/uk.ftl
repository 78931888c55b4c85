# Слова аркуша, який люди беруть із собою, українською.

-language-name = Українська
-language-script = Cyrl
-language-direction = ltr

title = Тут вам допоможуть
lead = Будь ласка, візьміть цей аркуш із собою на зустріч.
place = Місце
note = Зверніть увагу
address = Адреса
phone = Телефон
email = Електронна пошта
website = Сайт
hours = Години роботи
hours-appointment = Години прийому за записом
phone-hours = Години телефонного зв’язку
access = Як звернутися
documents = Візьміть із собою
languages = Мови
cost = Вартість
next-step = Наступний крок
scan = Ця установа в інтернеті
verified = Станом на: { $date }

address-protected = Адреса захищена. Будь ласка, зателефонуйте.
central = Загальний контакт. Запитайте там про цю установу.
status-paused = Ця пропозиція зараз призупинена.
status-ended = Цієї пропозиції більше немає.
successor = Тепер відповідає
no-contact = Прямого контакту ми не знаємо.
feature-wheelchair = На кріслі колісному
feature-wheelchair-entrance = Вхід доступний для крісел колісних
feature-wheelchair-entrance-no = Вхід недоступний для крісел колісних
feature-wheelchair-toilet = Туалет, доступний для крісел колісних
feature-wheelchair-toilet-no = Немає туалету, доступного для крісел колісних
feature-wheelchair-lift = Ліфт
feature-wheelchair-lift-no = Ліфта немає
feature-wheelchair-parking = Паркомісце для людей з інвалідністю
feature-wheelchair-parking-no = Немає паркомісця для людей з інвалідністю

weekday-1 = Понеділок
weekday-2 = Вівторок
weekday-3 = Середа
weekday-4 = Четвер
weekday-5 = П’ятниця
weekday-6 = Субота
weekday-7 = Неділя
weekdays = { $first } – { $last }
span = { $from }–{ $to }
from = з { $from }
closed = зачинено
always = цілодобово
all-day = увесь день
by-arrangement = за домовленістю
by-appointment = Лише за записом

access-walk-in = Прийти без запису
access-phone = Зателефонувати
access-email = Написати електронного листа
access-appointment = Записатися на зустріч
access-online = Через інтернет
access-referral = Через іншу установу
access-through = { $how }: { $contact }
by-phone = телефоном
by-email = електронною поштою
by-website = на сайті
by-address = за вказаною адресою
by-hours = у години роботи
access-professional = Для фахівців
reply = Відповідь

cost-free = безкоштовно
cost-fee = платно

slip-cut = Відрізати тут
slip-title = Відгук
slip-lead = Будь ласка, поверніть цю частину людині, яка дала вам аркуш. Не пишіть на ній імен.
slip-right = Це було потрібне місце?
slip-yes = Так
slip-partly = Частково
slip-no = Ні
slip-result = Який результат?
slip-next = Що вам потрібно далі?
